import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RawDelivery } from '../../contract/delivery.ts';
import type { EntityFact, Fact } from '../../contract/fact.ts';
import { FETCHED_STATUS_HEADER } from '../../contract/fetching.ts';
import { deterministicId } from '../../contract/ids.ts';
import type { CollectRequest, Mapped, MappedRecord, Source } from '../../contract/source.ts';
import type { CaseDelivery, PackCase, PackCases } from './case.ts';
import { difference } from './difference.ts';
import type { Pack } from './pack.ts';
import { packSource } from './pack-source.ts';
import type { PackSettings } from './settings.ts';

const ACCOUNT = 'main';
const IDENTITY = { keepContacts: true };

interface Outcome {
  readonly verdict: string;
  readonly mapped: Mapped;
  readonly asks: readonly string[];
}

/** Runs a case of a pack; gives what is otherwise than the case says, one text each. */
export function runCase(
  pack: Pack,
  folder: string,
  cases: PackCases,
  one: PackCase,
): readonly string[] {
  const settings = { ...cases.settings, ...one.settings };
  const parsed = packSource(pack).settings.safeParse(camelKeys(settings));
  if (!parsed.success) return [`settings: ${parsed.error.issues[0]!.message}`];
  const deliver = (given: CaseDelivery) => {
    const delivery = {
      ...cases.common,
      ...given,
      headers: { ...cases.common.headers, ...given.headers },
    };
    return outcomeOf(pack, folder, delivery, parsed.data);
  };
  const wrong: string[] = [];
  const facts: Fact[][] = [];
  for (const [index, given] of one.deliveries.entries()) {
    const { verdict, mapped, asks } = deliver(given);
    const place = `delivery ${index + 1}`;
    const expected = given.verdict ?? cases.common.verdict ?? 'accepted';
    if (verdict.split(':')[0] !== expected)
      wrong.push(`${place}: expected ${expected}, got ${verdict}`);
    const told = mapped.records.map(outcomeText);
    // A case that says nothing of its records is one that has good ones.
    const bad = told.filter((one) => !given.records && 'rejected' in one);
    const found = difference(given.records ?? [], given.records ? told : bad, `${place}: records`);
    if (found) wrong.push(found);
    const asked = given.asks && difference(given.asks, asks, `${place}: asks`);
    if (asked) wrong.push(asked);
    if (verdict === 'accepted') facts.push(factsOf(mapped));
  }
  const distinct = new Set(facts.flat().map(({ id }) => id)).size;
  if (one.facts !== undefined && distinct !== one.facts)
    wrong.push(`expected ${one.facts} distinct facts, got ${distinct}`);
  for (const [order, all] of [
    ['as told', facts.flat()],
    ['backwards', facts.toReversed().flat()],
  ] as const) {
    const found = one.state && difference(one.state, stateOf(all), `state, ${order}`);
    if (found) wrong.push(found);
  }
  return wrong;
}

function outcomeOf(
  pack: Pack,
  folder: string,
  given: CaseDelivery,
  settings: PackSettings,
): Outcome {
  const now = Date.parse(given.at ?? '2026-06-01T00:00:00Z');
  const source = packSource(pack, () => now);
  const endpoint = source.endpoints[0]!;
  const request = requestOf(pack, folder, given);
  const head = endpoint.verifyHead?.(request, settings);
  const verdict = head && !head.ok ? head : endpoint.verify(request, settings);
  const nothing = { mapped: { records: [] }, asks: [] };
  if (given.endpoint === undefined && !verdict.ok)
    return { verdict: `refused: ${verdict.reason}`, ...nothing };
  if (endpoint.answer?.(request, settings)) return { verdict: 'answered', ...nothing };
  const delivery = deliveryOf(source, request, settings, now, given.endpoint);
  const { fetching } = source;
  const wanted = fetching?.wanted(delivery, settings) ?? [];
  return {
    verdict: 'accepted',
    mapped: source.map(delivery, { settings, identity: IDENTITY }),
    asks: fetching?.questions(wanted, settings).map(({ url }) => url) ?? [],
  };
}

function requestOf(pack: Pack, folder: string, given: CaseDelivery): CollectRequest {
  const path = `/collect/${pack.name}/${ACCOUNT}`;
  const query = given.query ?? '';
  let text = given.file === undefined ? '' : readFileSync(join(folder, given.file), 'latin1');
  for (const [from, to] of Object.entries(given.replace ?? {}))
    text = text.replaceAll(latin1(from), latin1(String(to)));
  const headers = Object.entries(given.headers ?? {});
  return {
    method: given.method ?? 'POST',
    url: given.url ?? `https://collect.example${path}${query ? `?${query}` : ''}`,
    path,
    query,
    headers: Object.fromEntries(
      headers.map(([name, value]) => [name.toLowerCase(), String(value)]),
    ),
    body: Buffer.from(text, 'latin1'),
  };
}

function latin1(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1');
}

function deliveryOf(
  source: Source<PackSettings>,
  request: CollectRequest,
  settings: PackSettings,
  now: number,
  fetched: CaseDelivery['endpoint'],
): RawDelivery {
  const endpoint = source.endpoints[0]!;
  const kept = fetched ? [FETCHED_STATUS_HEADER] : endpoint.keepHeaders;
  return {
    id: deterministicId('case', request.body.byteLength),
    source: source.name,
    account: ACCOUNT,
    endpoint: fetched ?? endpoint.name,
    receivedAt: now * 1000,
    headers: Object.fromEntries(
      kept.flatMap((name) => {
        const value = request.headers[name];
        return value === undefined ? [] : [[name, value]];
      }),
    ),
    query: endpoint.cleanQuery?.(request.query) ?? request.query,
    body: endpoint.cleanBody?.(request.body, settings) ?? request.body,
  };
}

/** What became of a record, as a case writes it. */
function outcomeText(record: MappedRecord): Readonly<Record<string, unknown>> {
  if ('facts' in record) return { facts: record.facts };
  if ('skipped' in record) return { skipped: record.skipped.code };
  if ('rejection' in record)
    return { rejected: record.rejection.code, field: record.rejection.detail.field };
  return { ...record };
}

function factsOf({ records }: Mapped): Fact[] {
  return records.flatMap((record) => ('facts' in record ? record.facts : []));
}

/** Entities as they are once every version is known: of each field the word of the highest version. */
function stateOf(facts: readonly Fact[]): Record<string, unknown> {
  const versions = facts
    .filter((fact): fact is EntityFact => fact.kind === 'entity')
    .toSorted((a, b) => a.version - b.version || (a.id < b.id ? -1 : 1));
  const state: Record<string, Record<string, unknown>> = {};
  for (const { entityType, entityId, op, fields } of versions) {
    const name = `${entityType} ${entityId}`;
    state[name] =
      op === 'delete' ? { deleted: true } : { ...state[name], ...fields, deleted: false };
  }
  return state;
}

function camelKeys(settings: PackSettings): PackSettings {
  return Object.fromEntries(
    // A case takes a setting of all cases back by null.
    Object.entries(settings)
      .filter(([, value]) => value !== null)
      .map(([name, value]) => [
        name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase()),
        value,
      ]),
  );
}
