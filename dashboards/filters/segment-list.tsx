import { useQuery } from '@tanstack/react-query';
import { readCondition } from '@throughline/api/contract/where';
import { useTranslation } from 'react-i18next';
import { segmentsQueryOptions } from '../client/segments.ts';
import { useView } from '../view/view.ts';
import { chooseSaved, chooseSegment } from './choose-conditions.ts';
import { conditionWords } from './condition-text.ts';
import { SaveSegment } from './save-segment.tsx';

/** Segments by name, each with its conditions in words, and a field that saves the conditions of the page as one. */
export function SegmentList({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { language, state, format } = useView();
  const { data: segments = [] } = useQuery(segmentsQueryOptions);
  const choose = (name: string | null) => {
    onClose();
    chooseSegment(name);
  };
  const inWords = (where: readonly string[]) =>
    format.list(
      where.flatMap((text) => {
        const condition = readCondition(text);
        return condition ? [conditionWords(condition, t, language)] : [];
      }),
    );
  if (segments.length === 0 && state.where.length === 0) return null;
  return (
    <section className="segment-list" aria-label={t('filter.segments')}>
      <h3>{t('filter.segments')}</h3>
      {segments.map(({ name, where }) => (
        <button
          key={name}
          type="button"
          className="option"
          aria-pressed={name === state.segment}
          data-testid="segment-option"
          onClick={() => choose(name)}
        >
          <span>{name}</span>
          <span className="soft">{inWords(where)}</span>
        </button>
      ))}
      {state.segment === null ? null : (
        <button
          type="button"
          className="text-button"
          data-testid="segment-none"
          onClick={() => choose(null)}
        >
          {t('filter.noSegment')}
        </button>
      )}
      {state.where.length > 0 ? (
        <SaveSegment
          onSaved={(name) => {
            onClose();
            chooseSaved(name);
          }}
        />
      ) : null}
    </section>
  );
}
