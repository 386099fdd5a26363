import { IDENTIFIER_TYPES, identityLayer } from '@throughline/ingest/contract/identity';
import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import { FRAUD_LIMITS, type FraudSignal } from '../../contract/reports/fraud-terms.ts';
import { LATEST } from '../entities/latest.ts';
import type { Period } from '../period.ts';
import type { ReportConfig } from '../report-config.ts';
import type { State } from '../state.ts';

const read = (name: string) => sqlFile(import.meta.url, name);
const [WAYS, ITEMS] = [read('./ways.sql'), read('./items.sql')];

/**
 * Records and the signs that they could show. `items` gives a row a record and sign, with what it shares with others (`unit`): the
 * device on its day, the hour, the caller, the contact or the device; an order and a lead without a contact stand alone.
 */
const RECORDS: readonly {
  readonly signs: readonly FraudSignal[];
  readonly begins: string;
  readonly items: string;
}[] = [
  {
    signs: ['repeated_clicks', 'click_burst'],
    begins: read('./clicks.sql'),
    items: read('./click-items.sql'),
  },
  {
    signs: ['click_injection', 'last_click_flooding'],
    begins: read('./orders.sql'),
    items: read('./order-items.sql'),
  },
  { signs: ['short_calls'], begins: read('./calls.sql'), items: read('./call-items.sql') },
  {
    signs: ['same_contact', 'same_device', 'no_contact'],
    begins: read('./leads.sql'),
    items: read('./lead-items.sql'),
  },
];

/** Beginning of a statement about `items`, which reads the records alone that could show one of some signs. */
export function fraudItems(signs: readonly FraudSignal[]): string {
  const records = RECORDS.filter((one) => one.signs.some((sign) => signs.includes(sign)));
  return [
    ...[LATEST, WAYS, ...records.map(({ begins }) => begins)],
    `, told AS\n(\n${records.map(({ items }) => items).join('    UNION ALL\n')})\n`,
    ITEMS,
  ].join('');
}

const DEVICES = IDENTIFIER_TYPES.filter(
  (type) => identityLayer(type) === identityLayer('ga_client_id'),
);

/** Parameters of a statement that begins with `fraudItems`. */
export function fraudParameters(
  { generation, revision }: State,
  { from, to }: Period,
  { timezone }: ReportConfig,
) {
  return {
    ...{ generation, revision, from, to, timezone },
    ...{ types: ['call', 'lead'], devices: DEVICES, ...FRAUD_LIMITS },
  };
}
