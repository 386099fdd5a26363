import { boundedInteger } from '../bounded-number.ts';
import { DIMENSIONS } from '../dimensions.ts';
import type { Column } from '../table.ts';
import { whereTerm } from '../where.ts';

/** What the rows of the report on calls are. */
export const CALLS_BY = ['operator', 'channel', 'number', 'hour', 'day'] as const;
export type CallsBy = (typeof CALLS_BY)[number];

export const within = boundedInteger(1, 1440)
  .default(30)
  .describe('Minutes within which a missed call has to be called back');

export const CALL_COLUMNS: Readonly<Record<CallsBy, Column>> = {
  operator: {
    ...{ key: 'operator', unit: 'text' },
    label: { en: 'Operator', ru: 'Оператор', tr: 'Temsilci' },
  },
  channel: { key: 'channel', unit: 'text', isChannel: true, label: DIMENSIONS.channel.label },
  number: {
    ...{ key: 'number', unit: 'text' },
    label: { en: 'Number called', ru: 'Номер, на который звонили', tr: 'Aranan numara' },
  },
  hour: { key: 'hour', unit: 'text', label: { en: 'Hour', ru: 'Час', tr: 'Saat' } },
  day: { key: 'day', unit: 'text', label: { en: 'Day', ru: 'День', tr: 'Gün' } },
};

/** What calls are filtered by: the channel that they came from, and who took them. */
export const CALLS_DIMENSIONS = ['channel', 'owner'] as const;
export const callsWhere = whereTerm('Only calls that pass', CALLS_DIMENSIONS);
