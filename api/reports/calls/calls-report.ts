import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type { CallsReport, calls } from '../../contract/reports/calls.ts';
import { conditionText } from '../../contract/where.ts';
import type { Answering } from '../answer.ts';
import { toldKinds } from '../entities/told-kinds.ts';
import { reportMeta } from '../report-meta.ts';
import { CALL_TYPES, callsStatement } from './calls-statement.ts';
import { leadWorth } from './lead-worth.ts';
import { numberPool } from './number-pool.ts';

const GROUPS = sqlFile(import.meta.url, './groups.sql');

const COUNTS = [
  ...(['calls', 'answered', 'missed', 'called_back', 'in_time', 'rang_again'] as const),
  ...(['repeated', 'lost', 'not_told'] as const),
];
type Stored = Record<(typeof COUNTS)[number] | 'waits' | 'leased', string> & {
  readonly leased_expected: number | null;
  readonly is_total: number;
  readonly name: string;
  readonly wait: number | null;
  readonly response: number | null;
};
type Figures = CallsReport['totals'];

/** Calls by whoever took them, by where they came from or by when: answered, missed, called back, lost. */
export const callsReport: Answering<typeof calls> = async (published, asked, config) => {
  const { reader, state } = published;
  const { by, within, pool, where } = asked;
  const groups = callsStatement(GROUPS, where);
  const meta = reportMeta(published, asked, config);
  const { from, to } = meta;
  const { timezone } = config;
  const told = state && (await toldKinds(reader, state));
  const [found, lead, numbers] = await Promise.all([
    state && told?.has('call')
      ? reader.rows<Stored>(groups.text, {
          ...{ generation: state.generation, revision: state.revision, types: CALL_TYPES },
          ...{ ...groups.parameters, from, to, timezone, by, within },
        })
      : [],
    leadWorth(published, to),
    numberPool(published, { from, to }, timezone, pool),
  ]);
  const total = found.find(({ is_total }) => Number(is_total) === 1);
  const figures = (row: Stored | undefined) => figuresOf(row, lead.value);
  return {
    meta: {
      ...{ report: 'calls', ...meta, by, within, where: where.map(conditionText) },
      ...{ waits: Number(total?.waits ?? 0), lead, pool: numbers },
      leased: { calls: Number(total?.leased ?? 0), expected: total?.leased_expected ?? null },
    },
    rows: found.filter((row) => row !== total).map((row) => ({ name: row.name, ...figures(row) })),
    totals: figures(total),
  };
};

function figuresOf(row: Stored | undefined, value: string | null): Figures {
  const counts = Object.fromEntries(COUNTS.map((key) => [key, Number(row?.[key] ?? 0)])) as Record<
    (typeof COUNTS)[number],
    number
  >;
  const known = counts.answered + counts.missed;
  return {
    ...counts,
    missed_share: known === 0 ? null : counts.missed / known,
    lost_value: value === null ? null : (counts.lost * Number(value)).toFixed(2),
    wait: row?.wait ?? null,
    response: row?.response ?? null,
  };
}
