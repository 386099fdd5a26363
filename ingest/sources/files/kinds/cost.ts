import type { CostRow, Fact } from '../../../contract/fact.ts';
import { sha256 } from '../../../contract/ids.ts';
import { RecordError } from '../../../contract/record-error.ts';
import type { LeftOut, Mapped } from '../../../contract/source.ts';
import { LINE_HEADERS } from '../../../importing/file-lines.ts';
import { adCostKey, adCostSlice } from '../../../mapping/ad-cost.ts';
import { canonicalJson } from '../../../mapping/canonical-json.ts';
import { noRecord, skip } from '../../../mapping/left-out.ts';
import { mapRecords } from '../../../mapping/map-records.ts';
import { sliceEnvelope } from '../../../mapping/map-slices.ts';
import { rowKey } from '../../../mapping/row-key.ts';
import { snapshotOf } from '../../../mapping/snapshot.ts';
import type { Row } from '../reading/row.ts';
import { costRows, levelOf } from './cost-row.ts';
import { recordsOf } from './records.ts';
import { type FileContext, rowsOf } from './rows.ts';

/** Costs that were typed rather than exported: each entry is its own, beside all others. */
export const BY_HAND = 'by_hand';

type Read = readonly { readonly block: string; readonly row: CostRow }[] | LeftOut | RecordError;

/**
 * Costs of ads. Each campaign of a day is a block that a later file restates, so that a corrected file
 * replaces and one of other campaigns or days leaves them alone.
 */
export function mapCosts(context: FileContext): Mapped {
  const { delivery, reading } = context;
  const rows = rowsOf(reading);
  const summary = summaryRow(rows.map(({ row }) => row));
  const seen = new Map<string, number>();
  const read = new Map<number, Read>(
    rows.map(({ row, index }) => [
      index,
      row === summary ? noRecord('summary line') : blocksOf(row, context, seen),
    ]),
  );
  const blocks = new Map<string, CostRow[]>();
  for (const outcome of read.values())
    if (Array.isArray(outcome))
      for (const { block, row } of outcome as readonly { block: string; row: CostRow }[])
        blocks.set(block, [...(blocks.get(block) ?? []), row]);
  const facts = new Map<string, Fact>();
  const factOf = (block: string): Fact => {
    const known = facts.get(block);
    if (known) return known;
    const all = blocks.get(block)!;
    // Over what was read, not over the bytes: what is said beside the file changes it as well.
    const words = all.map((row) => canonicalJson(withTexts(row)));
    const fact = adCostSlice(sliceEnvelope(delivery, snapshotOf(delivery, block, words)), all);
    facts.set(block, fact);
    return fact;
  };
  return mapRecords(
    recordsOf(reading),
    (value, _record, index) => {
      const outcome = read.get(index);
      if (outcome === undefined)
        return noRecord(
          typeof value === 'string' ? value : `${(value as { kind: string }).kind} line`,
        );
      if (outcome instanceof RecordError) throw outcome;
      if (!Array.isArray(outcome)) return outcome as LeftOut;
      return [...new Set(outcome.map(({ block }: { block: string }) => factOf(block)))];
    },
    delivery.receivedAt,
  );
}

function blocksOf(row: Row, { delivery, reading }: FileContext, seen: Map<string, number>): Read {
  try {
    const same = canonicalJson(row.line.cells.map(({ text }) => text.trim()));
    const before = seen.get(same);
    seen.set(same, before ?? row.line.line);
    if (before !== undefined)
      return skip(
        'row_repeated',
        'rows that repeat another one of the file whole are counted once; a second cost of the same day wants a word that tells it apart',
      );
    const level = levelOf(reading);
    const vendor = reading.options.vendor === 'none' ? 'file' : reading.options.vendor!;
    const entry =
      vendor === BY_HAND ? (delivery.headers[LINE_HEADERS.importId] ?? delivery.id) : '';
    return costRows(row, reading).map((cost) => {
      const { utmSource, utmMedium, campaignId, campaign } = cost;
      const of = sha256(canonicalJson([utmSource, utmMedium, campaignId || campaign, entry])).slice(
        0,
        16,
      );
      const block = adCostKey(`files-${vendor}`, delivery.account, `${cost.date}:${of}`, level);
      return { block, row: { ...cost, rowKey: rowKey({ of: same, date: cost.date }) } };
    });
  } catch (error) {
    if (error instanceof RecordError) return error;
    throw error;
  }
}

function withTexts(row: CostRow) {
  return JSON.parse(
    JSON.stringify(row, (_name, value: unknown) =>
      typeof value === 'bigint' ? `${value}n` : value,
    ),
  ) as Record<string, unknown>;
}

const NAMES = [
  'campaign',
  'campaign_id',
  'ad_group',
  'ad_group_id',
  'ad',
  'ad_id',
  'keyword',
] as const;

/**
 * The row above or below all others that names none of the campaigns which they name and has the cost of
 * all of them: a sum that its export does not call one.
 */
function summaryRow(rows: readonly Row[]): Row | undefined {
  if (rows.length < 2) return undefined;
  const names = (row: Row) => NAMES.some((meaning) => row.has(meaning));
  const candidates = [rows[0]!, rows.at(-1)!].filter((row) => !names(row));
  return candidates.find((row) => {
    const others = rows.filter((other) => other !== row);
    if (!others.every(names)) return false;
    const sum = others.reduce((total, other) => total + (moneyOf(other) ?? 0n), 0n);
    const own = moneyOf(row);
    const difference = own === undefined ? undefined : own > sum ? own - sum : sum - own;
    // Each row of an export is rounded to the minor unit.
    return difference !== undefined && difference <= BigInt(others.length) * 10_000n;
  });
}

function moneyOf(row: Row): bigint | undefined {
  try {
    return row.money('cost');
  } catch {
    return undefined;
  }
}
