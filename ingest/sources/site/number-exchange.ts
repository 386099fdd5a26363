import { randomUUID } from 'node:crypto';
import type { RawDelivery } from '../../contract/delivery.ts';
import type { Exchange, Turn } from '../../contract/exchange.ts';
import { normalizePhone } from '../../contract/identity.ts';
import type { Account, CollectRequest, Reply } from '../../contract/source.ts';
import type { Micros } from '../../contract/time.ts';
import { isRobot } from '../../kit/robots.ts';
import { analyticsText } from '../../mapping/analytics-text.ts';
import { asObject, type JsonObject } from '../../mapping/json-object.ts';
import { consentOf } from './consent.ts';
import { NumberPool } from './number-pool.ts';
import type { NumberPoolSettings } from './number-pool-settings.ts';
import type { SiteSettings } from './settings.ts';

const MINUTE_US = 60_000_000;
/** Of the longest hold: see `numberPoolSettings`. */
const REACH: Micros = 24 * 60 * MINUTE_US;

/**
 * Lends a number of a pool to a visitor. What is lent is a fact: the answer goes out once it is in the log, and
 * a collector that starts reads back from there what is still lent. Without consent to analytics nothing is lent
 * and nothing stored: the answer is the number of the source, or the fallback.
 */
export function numberExchange(): Exchange<SiteSettings> {
  const pools = new Map<string, NumberPool>();

  function poolOf(account: string, { name, numbers, holdMinutes }: NumberPoolSettings): NumberPool {
    const key = `${account}/${name}`;
    const pool = pools.get(key) ?? new NumberPool(numbers.map(plain), holdMinutes * MINUTE_US);
    pools.set(key, pool);
    return pool;
  }

  function lend(
    asked: JsonObject,
    request: CollectRequest,
    { account }: Account<SiteSettings>,
    pool: NumberPoolSettings,
    now: Micros,
  ): Turn {
    const { name, numbers, static: fixed, fallback, holdMinutes } = pool;
    const of = (number: string | undefined, kind: string): Turn => ({
      reply: answer({
        number: number ?? null,
        shown: shownAs(pool, number),
        ...{ kind, pool: name, hold_seconds: holdMinutes * 60 },
      }),
    });
    const source = analyticsText(asObject(asked.last)?.utm_source)?.toLowerCase();
    const told = fixed.find((one) => one.source.toLowerCase() === source);
    const visitor = analyticsText(asked.visitor, 129);
    const isOptedOut = request.headers['sec-gpc']?.trim() === '1';
    const consent = consentOf(asObject(asked.consent), { optedOut: isOptedOut });
    const isKnown =
      visitor !== undefined &&
      visitor.length <= 128 &&
      consent?.analytics !== 'denied' &&
      asked.webdriver !== true &&
      !isRobot(request.headers['user-agent']);
    if (!isKnown) return of(plainOr(told?.number ?? fallback), told ? 'static' : 'fallback');
    const held = analyticsText(asked.number, 32);
    const number = told
      ? plain(told.number)
      : poolOf(account, pool).lease(visitor, now, held && plainOr(held), !fallback);
    if (number === undefined)
      return of(plainOr(fallback), numbers.length > 0 ? 'taken' : 'fallback');
    const kind = told ? 'static' : 'pool';
    const { reply } = of(number, kind);
    return { reply, deliver: [{ query: '', body: leaseBody(asked, { pool, number, kind, now }) }] };
  }

  return {
    take(request, account, now) {
      const asked = objectOf(request.body);
      if (!asked) return { reply: refusal('The body is no JSON object.') };
      const { numberPools } = account.settings;
      const name = asked.pool ?? numberPools[0]?.name;
      const pool = numberPools.find((one) => one.name === name);
      if (!pool) return { reply: refusal('There is no such number pool.') };
      return lend(asked, request, account, pool, now);
    },
    memory: {
      reach: REACH,
      recall(delivery, { account, settings }) {
        const lease = leaseOf(delivery);
        const pool = settings.numberPools.find(({ name }) => name === lease?.pool);
        if (lease && pool && lease.kind === 'pool')
          poolOf(account, pool).recall(lease.visitor, lease.number, delivery.receivedAt);
      },
    },
  };
}

interface Lent {
  readonly pool: NumberPoolSettings;
  readonly number: string;
  readonly kind: string;
  readonly now: Micros;
}

/** The lease as an event of the site, in the form in which the snippet sends its own. */
function leaseBody(asked: JsonObject, { pool, number, kind, now }: Lent): Uint8Array {
  const told = Object.fromEntries(
    (['url', 'referrer', 'visitor', 'ga', 'last', 'consent', 'debug'] as const).flatMap((field) =>
      asked[field] === undefined ? [] : [[field, asked[field]]],
    ),
  );
  const at = Math.floor(now / 1000);
  const event = {
    ...told,
    ...{ id: randomUUID(), name: 'number_lease', at },
    params: { number, pool: pool.name, lease: kind, hold_seconds: pool.holdMinutes * 60 },
  };
  return Buffer.from(JSON.stringify({ sent_at: at, events: [event] }));
}

function leaseOf({ body }: RawDelivery) {
  const request = objectOf(body);
  const [event] = Array.isArray(request?.events) ? (request.events as unknown[]) : [];
  const record = asObject(event);
  const params = asObject(record?.params);
  const { number, pool, lease: kind } = params ?? {};
  const visitor = record?.visitor;
  if (![number, pool, kind, visitor].every((value) => typeof value === 'string')) return undefined;
  return { number, pool, kind, visitor } as Record<'number' | 'pool' | 'kind' | 'visitor', string>;
}

function objectOf(body: Uint8Array): JsonObject | undefined {
  try {
    return asObject(JSON.parse(Buffer.from(body).toString('utf8')));
  } catch {
    return undefined;
  }
}

/** E.164. */
const plain = (number: string): string => normalizePhone(number) ?? number;
const plainOr = (number: string | undefined) => (number === undefined ? undefined : plain(number));

/** As the settings write it, which people read more easily. */
function shownAs({ numbers, static: fixed, fallback }: NumberPoolSettings, number?: string) {
  const all = [...numbers, ...fixed.map((one) => one.number), ...(fallback ? [fallback] : [])];
  return all.find((one) => plain(one) === number) ?? null;
}

const HEADERS = { 'content-type': 'application/json', 'cache-control': 'no-store' };

function answer(body: object): Reply {
  return { status: 200, headers: HEADERS, body: JSON.stringify(body) };
}

function refusal(detail: string): Reply {
  return {
    status: 400,
    headers: HEADERS,
    body: JSON.stringify({ code: 'number_unknown', detail }),
  };
}
