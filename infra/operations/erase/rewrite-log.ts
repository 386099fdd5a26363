import type { RawDelivery } from '@throughline/ingest/contract/delivery';
import type { Fact } from '@throughline/ingest/contract/fact';
import type { Mapped } from '@throughline/ingest/contract/source';
import { withoutErased } from '@throughline/ingest/erasure/erased-facts';
import { keptFacts, takenOutOf } from '@throughline/ingest/erasure/kept-facts';
import { deliveryKey } from '@throughline/ingest/log/delivery-key';
import { type EventLog, type LogEntry, RecordTooLarge } from '@throughline/ingest/log/event-log';
import type { RewrittenDelivery } from '@throughline/transform/erase/remove-person';
import { logPages } from '../log-pages.ts';

export interface RewriteParts {
  readonly log: Pick<EventLog, 'ends' | 'read' | 'append' | 'destroy'>;
  readonly map: (delivery: RawDelivery) => Mapped | Promise<Mapped>;
  /** Whether a fact is about somebody who was erased. */
  readonly isGone: (fact: Fact) => boolean;
  /** Texts that name the person, in lower case: a body that holds one of them is rewritten in any case. */
  readonly texts: readonly string[];
  /** What is to stand in the place of a fact that is gone, if anything. */
  readonly instead?: (fact: Fact) => Fact | undefined;
  /**
   * Notes deliveries that are about to be destroyed. With it none are handed back: of a log from which most goes they
   * would fill the memory.
   */
  readonly note?: (deliveries: readonly RewrittenDelivery[]) => Promise<void>;
  /** Looks only. */
  readonly isDryRun?: boolean;
  readonly onProgress?: (done: number) => void;
}

/** A delivery that loses something: what is left of it, and how many records went or are others' now. */
interface Left {
  readonly delivery: RawDelivery;
  readonly mapped: Mapped;
  readonly takenOut: number;
}

export interface Rewritten {
  /** Bodies that were destroyed, by this attempt or one before. */
  readonly deliveries: readonly RewrittenDelivery[];
  /** Bodies that are or would be destroyed by this attempt. */
  readonly bodies: number;
  /** Of these, the ones that the log cannot rewrite; see `Destroyed`. */
  readonly inTheClear: number;
  readonly scanned: number;
}

/**
 * Reads everything that the log holds, and takes out of it what is gone: what is left of a delivery is
 * appended as facts, and then its body is destroyed. Begun again it does the rest: a delivery that was
 * replaced and not yet destroyed is replaced once more, by the same facts.
 */
export async function rewriteLog(parts: RewriteParts): Promise<Rewritten> {
  const { log, note, isDryRun = false, onProgress = () => {} } = parts;
  const total = (await log.ends()).reduce((sum, end) => sum + end, 0);
  const records = new Map<string, number>();
  const destroyed: (Pick<RewrittenDelivery, 'partition' | 'offset'> & { readonly id: string })[] =
    [];
  let bodies = 0;
  let inTheClear = 0;
  let scanned = 0;
  for await (const page of logPages(log)) {
    const affected: LogEntry[] = [];
    const kept: Left[] = [];
    for (const entry of page) {
      const { partition, offset, delivery } = entry;
      if (entry.isDestroyed) {
        if (!note) destroyed.push({ partition, offset, id: delivery.id });
        continue;
      }
      const left = await without(parts, delivery);
      if (!left) {
        const lost = takenOutOf(delivery);
        if (lost !== undefined && !note)
          records.set(delivery.id, (records.get(delivery.id) ?? 0) + lost);
        continue;
      }
      affected.push(entry);
      kept.push(left);
      if (!note) records.set(delivery.id, left.takenOut);
    }
    scanned += page.length;
    bodies += affected.length;
    if (affected.length > 0 && !isDryRun) {
      for (const left of kept) await append(log, left);
      await note?.(
        affected.map(({ partition, offset }, index) => ({
          ...{ partition, offset },
          records: kept[index]!.takenOut,
        })),
      );
      inTheClear += (await log.destroy(affected)).inTheClear;
    }
    for (const { partition, offset, delivery } of note ? [] : affected)
      destroyed.push({ partition, offset, id: delivery.id });
    onProgress(scanned / Math.max(1, total));
  }
  const deliveries = destroyed.map(({ id, ...place }) => ({
    ...place,
    records: records.get(id) ?? 0,
  }));
  return { deliveries, bodies, inTheClear, scanned };
}

/** What is left of a delivery; undefined where nothing of it is gone. */
async function without(
  { map, isGone, texts, instead }: RewriteParts,
  delivery: RawDelivery,
): Promise<Left | undefined> {
  const mapped = await map(delivery);
  const isNaming = holdsAny(delivery, texts);
  // A fact of somebody else may hold the text as well: in an address, a title, a comment.
  const isOut = (fact: Fact) => isGone(fact) || (isNaming && saysAny(fact, texts));
  const left = withoutErased(mapped, isOut);
  if (left === mapped && !isNaming) return undefined;
  const takenOut = mapped.records.filter(
    (record, index) => 'facts' in record && 'erased' in left.records[index]!,
  ).length;
  if (!instead) return { delivery, mapped: left, takenOut };
  const records = mapped.records.map((record, index) => {
    if (!('facts' in record)) return record;
    const facts = record.facts.flatMap((fact) => (isOut(fact) ? (instead(fact) ?? []) : fact));
    return facts.length > 0 ? { facts } : left.records[index]!;
  });
  return { delivery, mapped: { ...left, records }, takenOut };
}

/** Also where the mapping reads nothing of it: a record that was left out, or one that cannot be read. */
function holdsAny({ headers, query, body }: RawDelivery, texts: readonly string[]): boolean {
  if (texts.length === 0) return false;
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('latin1');
  const all = [bytes, query, ...Object.values(headers)].join('\n').toLowerCase();
  return texts.some((text) => all.includes(text));
}

function saysAny(fact: Fact, texts: readonly string[]): boolean {
  if (fact.kind === 'slice' || isOfClose(fact)) return false;
  const said = JSON.stringify(fact, (_name, value) =>
    typeof value === 'bigint' ? String(value) : value,
  ).toLowerCase();
  return texts.some((text) => said.includes(text));
}

/**
 * What was closed and signed has numbers of records, amounts and hashes, and nothing that people write: a number in it that looks
 * like one of the texts is another one.
 */
function isOfClose(fact: Fact): boolean {
  return (
    fact.kind === 'entity' &&
    fact.entityType === 'document' &&
    /^close(?:_facts)?:/.test(fact.entityId)
  );
}

/** In parts where the log does not take it whole. */
async function append(
  log: Pick<EventLog, 'append'>,
  { delivery, mapped, takenOut }: Left,
): Promise<void> {
  const whole = keptFacts(delivery, mapped, takenOut);
  try {
    await log.append([{ key: deliveryKey(whole), delivery: whole }]);
  } catch (error) {
    const { records } = mapped;
    if (!(error instanceof RecordTooLarge) || records.length < 2) throw error;
    const middle = Math.ceil(records.length / 2);
    const first = { ...mapped, records: records.slice(0, middle) };
    await append(log, { delivery, mapped: first, takenOut });
    await append(log, { delivery, mapped: { records: records.slice(middle) }, takenOut: 0 });
  }
}
