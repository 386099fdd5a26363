import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type { DealsBy, DealsWhich } from '../../contract/reports/deals-terms.ts';
import type { Condition } from '../../contract/where.ts';
import type { Published } from '../answer.ts';
import { asOfDay } from '../customers/as-of.ts';
import { AND_LATEST, LATEST } from '../entities/latest.ts';
import { toldKinds } from '../entities/told-kinds.ts';
import type { Period } from '../period.ts';
import { sqlSections } from '../query/cubes/sections.ts';
import { recordsWhere } from '../query/records-where.ts';
import { NO_RATES, RATE_DAYS, RATES } from '../reconcile/rates.ts';
import { remembered } from '../remembered.ts';
import type { ReportConfig } from '../report-config.ts';

const OTHER_CURRENCIES = `${LATEST}${sqlFile(import.meta.url, './other-currencies.sql')}`;
const DEALS = `${AND_LATEST}${sqlFile(import.meta.url, './deals.sql')}`;
const TYPES = ['deal'] as const;
export const DEALS_SECTIONS = sqlSections(import.meta.url, './dimensions.sql');

interface Asked extends Period {
  readonly which: DealsWhich;
  readonly by: DealsBy;
  readonly where: readonly Condition[];
}

/** Reads deals: statements continue `items`, which has a row a deal. */
export interface DealReader {
  /** The day up to which ages are counted. */
  readonly asOf: string;
  read<Row>(continued: string, more?: object): Promise<Row[]>;
}

/** Null where nothing has been published, or no day holds data. Where no source tells of deals it reads none. */
export async function dealReader(
  { reader, state, dataRange }: Published,
  { from, to, which, by, where }: Asked,
  { currency, timezone, rateDays = RATE_DAYS }: ReportConfig,
): Promise<DealReader | null> {
  const asOf = asOfDay(state, dataRange, timezone);
  if (!state || !asOf) return null;
  const narrowed = recordsWhere(DEALS, DEALS_SECTIONS, where);
  const told = await toldKinds(reader, state);
  if (!told.has('deal')) return { asOf, read: async () => [] };
  const named = { generation: state.generation, revision: state.revision, types: TYPES };
  // Most businesses sell in one currency.
  const [other] = await remembered(state, 'currencies of deals', () =>
    reader.rows<{ readonly told: number | boolean }>(OTHER_CURRENCIES, { ...named, currency }),
  );
  const beginning = Number(other?.told ?? 0) === 1 ? RATES : NO_RATES;
  const asked = {
    ...named,
    ...narrowed.parameters,
    from,
    to,
    which,
    by,
    as_of: asOf,
    currency,
    timezone,
  };
  return {
    asOf,
    read: (continued, more) =>
      reader.rows(`${beginning}${narrowed.text}${continued}`, {
        ...asked,
        rate_days: rateDays,
        ...more,
      }),
  };
}
