import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type {
  offlinePeople as peopleContract,
  offlineRows as rowsContract,
  offlineSales as salesContract,
} from '../../contract/reports/offline-drills.ts';
import type { Answering, Published } from '../answer.ts';
import { checkPeriod } from '../period.ts';
import type { ReportConfig } from '../report-config.ts';
import { type SoldRow, soldFields, soldSums } from '../sold-rows.ts';
import { OFFLINE, offlineSalesStatement } from './offline-statements.ts';

const ROWS = sqlFile(import.meta.url, './rows.sql');
const PEOPLE = `${OFFLINE.events}${sqlFile(import.meta.url, './people.sql')}`;
const EVENT_SALES = `${OFFLINE.events}${sqlFile(import.meta.url, './event-sales.sql')}`;

interface Asked {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly name?: string | undefined;
  readonly window?: number | undefined;
  readonly limit: number;
  readonly offset: number;
}

function parametersOf(
  { generation, revision }: NonNullable<Published['state']>,
  { from, to, name, window, limit, offset }: Asked,
  { lookbackDays, timezone }: ReportConfig,
) {
  return {
    ...{ generation, revision, ...checkPeriod({ from, to }), timezone, limit, offset },
    ...{ name: name ?? null, window: window ?? lookbackDays, types: OFFLINE.types },
  };
}

type Sale = SoldRow & Record<'branch' | 'channel', string> & { readonly days: number | null };

/** The offline sales behind a figure. */
export const offlineRows: Answering<typeof rowsContract> = async (
  { reader, state },
  asked,
  config,
) => {
  const { by, measure } = asked;
  const rows = offlineSalesStatement(ROWS, asked.where);
  const found = state
    ? await reader.rows<Sale>(rows.text, {
        ...{ ...parametersOf(state, asked, config), ...rows.parameters, by, measure },
      })
    : [];
  return {
    ...soldSums(found[0]),
    rows: found.map((row) => {
      const { branch, channel, days } = row;
      return { ...soldFields(row), branch, channel, days };
    }),
  };
};

type Person = Record<'day' | 'event' | 'did' | 'person' | 'all_rows', string>;

/** The people behind a figure of an event. */
export const offlinePeople: Answering<typeof peopleContract> = async (
  { reader, state },
  asked,
  config,
) => {
  const { measure } = asked;
  const found = state
    ? await reader.rows<Person>(PEOPLE, { ...parametersOf(state, asked, config), measure })
    : [];
  return {
    count: Number(found[0]?.all_rows ?? 0),
    rows: found.map(({ all_rows: _, ...row }) => row),
  };
};

/** The sales after an event. */
export const offlineSales: Answering<typeof salesContract> = async (
  { reader, state },
  asked,
  config,
) => {
  const found = state
    ? await reader.rows<SoldRow & { readonly event: string }>(
        EVENT_SALES,
        parametersOf(state, asked, config),
      )
    : [];
  return {
    ...soldSums(found[0]),
    rows: found.map((row) => ({ ...soldFields(row), event: row.event })),
  };
};
