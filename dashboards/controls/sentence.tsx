import { useMediaQuery } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { Fragment, lazy, useState } from 'react';
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
      {shown.map(({ key, joint, node }, at) => (
        <Fragment key={key}>
          {at > 0 ? joint : ''}
          {node}
        </Fragment>
      ))}
      {rest.length > 0 ? (
        <>
          {' · '}
          <button
            type="button"
            className="sentence-part"
            aria-label={`+${rest.length}. ${t('filter.more', { count: rest.length })}`}
            data-testid="filter-more"
            onClick={() => setOpened(true)}
          >
            +{rest.length}
          </button>
        </>
      ) : null}
      {plain ? (
        <>
          {' · '}
          {plain}
        </>
      ) : null}
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

/** The first parts, what leaves facts out among them. */
function onPhone(parts: readonly SentencePart[]): readonly SentencePart[] {
  const [first, second] = parts;
  const next = parts.find(({ isNarrowing }) => isNarrowing) ?? second;
  return [first, next].flatMap((part) => part ?? []).slice(0, ON_PHONE);
}
