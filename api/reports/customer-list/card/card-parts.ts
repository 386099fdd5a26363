import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type { Reader } from '@throughline/transform/warehouse/warehouse';
import { AND_LATEST } from '../../entities/latest.ts';

const MEMBERS = sqlFile(import.meta.url, './members.sql');
const IDENTIFIERS = `${MEMBERS}${sqlFile(import.meta.url, './identifiers.sql')}`;
const RECORDS = `${MEMBERS}${AND_LATEST}${sqlFile(import.meta.url, './records.sql')}`;
const SALES = sqlFile(import.meta.url, './sales.sql');
const TOUCHES = sqlFile(import.meta.url, './touches.sql');
const LEADS = sqlFile(import.meta.url, './leads.sql');

/** Kinds of records that a card shows. */
const RECORD_TYPES = ['call', 'deal', 'survey_response'] as const;

export interface StoredIdentifier {
  readonly type: string;
  readonly value: string;
  readonly facts: string;
  readonly is_joined: number | boolean;
  readonly at: string;
  readonly source: string;
  readonly kind: string;
  readonly beside: readonly string[];
}

export interface StoredRecord {
  readonly type: (typeof RECORD_TYPES)[number];
  readonly id: string;
  readonly source: string;
  readonly fields: Readonly<Record<string, string>>;
}

type Sum = 'revenue' | 'margin' | 'refunded';
export interface StoredSale
  extends Record<`all_${Sum}` | `all_unknown_${Sum}` | 'all_sales' | 'all_refunds', string> {
  readonly conversion: string;
  readonly kind: 'order' | 'deal';
  readonly label: string;
  readonly source: string;
  readonly day: string;
  readonly revenue: string | null;
  readonly margin: string | null;
  readonly refunded: string;
  readonly unknown_refunds: string;
  readonly place: string;
}

export interface StoredTouch
  extends Record<'at' | 'kind' | 'channel' | 'source' | 'campaign' | 'all_touches', string> {}

export interface StoredLead
  extends Record<'conversion' | 'lead_type' | 'source' | 'at' | 'all_leads', string> {}

interface About {
  readonly generation: number;
  readonly revision: string;
  readonly customer: string;
  /** Sales up to this day. */
  readonly as_of: string;
  readonly limit: number;
  readonly offset: number;
  /** Rows of every other list. */
  readonly most: number;
}

/** What the warehouse knows of one customer, in one published state. */
export async function readCardParts(reader: Reader, { limit, offset, as_of, ...about }: About) {
  const { customer, generation, revision, most } = about;
  const named = { customer, generation, revision };
  const [sales, identifiers, records, touches, leads] = await Promise.all([
    reader.rows<StoredSale>(SALES, { ...named, as_of, limit, offset }),
    reader.rows<StoredIdentifier>(IDENTIFIERS, named),
    reader.rows<StoredRecord>(RECORDS, { ...named, most, types: RECORD_TYPES }),
    reader.rows<StoredTouch>(TOUCHES, { ...named, most }),
    reader.rows<StoredLead>(LEADS, { ...named, most }),
  ]);
  return { sales, identifiers, records, touches, leads };
}
