import { boundedInteger } from '../bounded-number.ts';
import type { Column } from '../table.ts';

/** What the rows are: leads by one of the first three, deals by one of the last two. */
export const DESK_BY = ['owner', 'type', 'month', 'stage', 'reason'] as const;
export type DeskBy = (typeof DESK_BY)[number];

export function isOfDeals(by: DeskBy): boolean {
  return by === 'stage' || by === 'reason';
}

export const hours = boundedInteger(1, 720)
  .default(24)
  .describe('Hours within which a lead has to be answered');

export const DESK_COLUMNS = {
  owner: {
    ...{ key: 'owner', unit: 'text' },
    label: { en: 'In charge', ru: 'Ответственный', tr: 'Sorumlu' },
  },
  type: {
    key: 'lead_type',
    unit: 'text',
    label: { en: 'Lead type', ru: 'Тип лида', tr: 'Aday türü' },
  },
  month: { key: 'month', unit: 'text', label: { en: 'Month', ru: 'Месяц', tr: 'Ay' } },
  stage: { key: 'stage', unit: 'text', label: { en: 'Stage', ru: 'Этап', tr: 'Aşama' } },
  reason: {
    ...{ key: 'lost_reason', unit: 'text' },
    label: { en: 'Reason of loss', ru: 'Причина отказа', tr: 'Kayıp nedeni' },
  },
} as const satisfies Readonly<Record<DeskBy, Column>>;
