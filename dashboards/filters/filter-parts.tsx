import type { DimensionKey } from '@throughline/api/contract/dimensions';
import { MOST_CONDITIONS, readCondition } from '@throughline/api/contract/where';
import type { TFunction } from 'i18next';
import type { SentencePart } from '../controls/sentence-part.ts';
import type { Period } from '../format/days.ts';
import { FilterPart } from './filter-part.tsx';
import { SegmentPart } from './segment-part.tsx';

interface Narrowing {
  readonly dimensions: readonly DimensionKey[];
  /** Conditions that the report is asked with. */
  readonly conditions: readonly string[];
  /** The segment that it is asked with; null: none. */
  readonly segment: string | null;
  readonly days: Period;
  readonly t: TFunction;
}

/** The conditions of a page as parts of its sentence, each of which opens; none where it takes none. */
export function conditionParts({
  dimensions,
  conditions,
  segment,
  days,
  t,
}: Narrowing): readonly SentencePart[] {
  if (dimensions.length === 0) return [];
  const ofSegment: SentencePart[] =
    segment === null
      ? []
      : [
          {
            ...{ key: 'segment', joint: ' · ', isNarrowing: true as const },
            node: <SegmentPart name={segment} />,
          },
        ];
  const ofConditions = conditions.flatMap((text, at): SentencePart[] => {
    const condition = readCondition(text);
    return condition
      ? [
          {
            key: `where-${text}`,
            joint: at === 0 ? ' · ' : ` ${t('filter.and')} `,
            isNarrowing: true,
            node: <FilterPart dimensions={dimensions} condition={condition} days={days} />,
          },
        ]
      : [];
  });
  return [...ofSegment, ...ofConditions];
}

/** The part that adds a condition; none where no more are taken. */
export function addPart({ dimensions, conditions, days }: Narrowing): readonly SentencePart[] {
  if (dimensions.length === 0 || conditions.length >= MOST_CONDITIONS) return [];
  return [
    {
      key: 'where',
      joint: ' · ',
      node: <FilterPart dimensions={dimensions} condition={null} days={days} />,
    },
  ];
}
