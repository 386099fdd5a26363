import { boundedInteger } from '../bounded-number.ts';
import { DIMENSIONS } from '../dimensions.ts';
import type { Column } from '../table.ts';
import { whereTerm } from '../where.ts';

/** What a row of the report is: sales by branch, by channel of the last touch online or by month; or events. */
export const OFFLINE_BY = ['branch', 'channel', 'month', 'event'] as const;
export type OfflineBy = (typeof OFFLINE_BY)[number];

export const offlineWindow = boundedInteger(1, 730)
  .optional()
  .describe(
    'Days before a sale in which a touch online counts, and after an event in which a sale counts; without it the lookback window of journeys',
  );

export const OFFLINE_COLUMNS: Readonly<Record<OfflineBy, Column>> = {
  branch: { key: 'branch', unit: 'text', label: DIMENSIONS.branch.label },
  channel: {
    ...{ key: 'channel', unit: 'text', isChannel: true },
    label: { en: 'Last touch online', ru: 'Последнее касание онлайн', tr: 'Son çevrimiçi temas' },
  },
  month: { key: 'month', unit: 'text', label: { en: 'Month', ru: 'Месяц', tr: 'Ay' } },
  event: { key: 'event', unit: 'text', label: { en: 'Event', ru: 'Мероприятие', tr: 'Etkinlik' } },
};

/** What offline sales are filtered by; the channel is that of the last touch online. Events say neither. */
export const OFFLINE_DIMENSIONS = ['branch', 'channel'] as const;
export const offlineWhere = whereTerm(
  'Only offline sales that pass (events say neither)',
  OFFLINE_DIMENSIONS,
);
