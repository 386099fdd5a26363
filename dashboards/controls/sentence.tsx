import { useMediaQuery } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { lazy, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { OnceOpened } from './once-opened.tsx';
import type { SentencePart } from './sentence-part.ts';

const SentenceSheet = lazy(async () => {
  const { SentenceSheet: sheet } = await import('./sentence-sheet.tsx');
  return { default: sheet };
});

interface SentenceProps {
  parts: readonly SentencePart[];
  /** What there is nothing to choose of, such as the only currency. */
  plain?: ReactNode;
}

/** Parts that a phone shows; the rest opens from below. */
const ON_PHONE = 2;

/** The filters as one sentence; on a phone the first parts of it, and a way to the others. */
export function Sentence({ parts, plain }: SentenceProps) {
  const { t } = useTranslation();
  const narrow = useMediaQuery('(max-width: 640px)', false, { getInitialValueInEffect: false });
  const [opened, setOpened] = useState(false);
  const shown = narrow && parts.length > ON_PHONE + 1 ? onPhone(parts) : parts;
  const rest = parts.filter((part) => !shown.includes(part));
  return (
    <section className="sentence" aria-label={t('filter.label')}>
      {shown.map(({ key, node }, at) => (
        <Joined key={key} joint={shown[at + 1]?.joint ?? (rest.length > 0 || plain ? ' · ' : '')}>
          {node}
        </Joined>
      ))}
      {rest.length > 0 ? (
        <Joined joint={plain ? ' · ' : ''}>
          <button
            type="button"
            className="sentence-part"
            aria-label={`+${rest.length}. ${t('filter.more', { count: rest.length })}`}
            data-testid="filter-more"
            onClick={() => setOpened(true)}
          >
            +{rest.length}
          </button>
        </Joined>
      ) : null}
      {plain}
      <OnceOpened opened={opened && rest.length > 0}>
        <SentenceSheet
          parts={rest}
          opened={opened && rest.length > 0}
          onClose={() => setOpened(false)}
        />
      </OnceOpened>
    </section>
  );
}

/** What joins a part to the next one stands at the end of its line, never at the beginning of another. */
function Joined({ joint, children }: { joint: string; children: ReactNode }) {
  const mark = joint.trimEnd();
  return (
    <>
      <span className="sentence-joined">
        {children}
        {mark}
      </span>
      {joint.slice(mark.length)}
    </>
  );
}

/** The first parts, what leaves facts out among them. */
function onPhone(parts: readonly SentencePart[]): readonly SentencePart[] {
  const [first, second] = parts;
  const next = parts.find(({ isNarrowing }) => isNarrowing) ?? second;
  return [first, next].flatMap((part) => part ?? []).slice(0, ON_PHONE);
}
