import type { CustomerCard } from '../../../contract/reports/customers-card.ts';
import type { StoredRecord } from './card-parts.ts';

const MICROS = 1_000_000;

/** A time of a record, in microseconds since 1970, as ISO 8601; empty where it is not told. */
const timeOf = (micros: string | undefined) =>
  micros ? new Date(Number(BigInt(micros) / 1000n)).toISOString() : '';

/** Deals that brought no sale: those that are not won. */
export function dealsOf(records: readonly StoredRecord[], timezone: string): CustomerCard['deals'] {
  const days = new Intl.DateTimeFormat('en-CA', { timeZone: timezone, dateStyle: 'short' });
  return records.flatMap(({ type, id, source, fields }) => {
    const { status, lostAt, stage, title, createdAt } = fields;
    if (type !== 'deal' || status === 'won') return [];
    const opened = timeOf(createdAt);
    return [
      {
        ...{ label: title || id, source, stage: stage || 'not_told' },
        status: status === 'lost' || (!status && lostAt) ? ('lost' as const) : ('open' as const),
        opened: opened === '' ? null : days.format(new Date(opened)),
      },
    ];
  });
}

export function callsOf(records: readonly StoredRecord[]): CustomerCard['calls'] {
  return records
    .filter(({ type }) => type === 'call')
    .map(({ fields: { startedAt, direction, status, operator, talkSeconds } }) => ({
      at: timeOf(startedAt),
      ...{ direction: direction ?? '', status: status ?? '', operator: operator || 'nobody' },
      talk_seconds: talkSeconds ? Number(talkSeconds) : null,
    }));
}

export function surveysOf(records: readonly StoredRecord[]): CustomerCard['surveys'] {
  return records
    .filter(({ type }) => type === 'survey_response')
    .map(({ fields: { answeredAt, survey, type, score, comment } }) => ({
      ...{ at: timeOf(answeredAt), survey: survey || 'not_told', type: type ?? '' },
      score: score ? Number(score) / MICROS : null,
      comment: comment ?? '',
    }));
}
