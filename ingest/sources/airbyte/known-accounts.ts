import * as z from 'zod';
import { toCurrency } from '../../contract/money.ts';
import { COST_LEVELS, type CostLevel } from '../../mapping/ad-cost.ts';
import { canonicalJson } from '../../mapping/canonical-json.ts';
import type { JsonObject } from '../../mapping/json-object.ts';
import { isLeftOut } from '../../mapping/left-out.ts';
import { quietly } from '../../mapping/quietly.ts';
import { readMessage, type StreamRecord } from '../../mapping/stream-record.ts';
import { AD_STREAMS } from './ad-streams.ts';
import { dayRanges, hasDay } from './day-ranges.ts';
import { label, pick } from './fields.ts';
import { googleAccount, googleCurrency } from './google-ads-fields.ts';
import { metaAccount } from './meta-fields.ts';
import type { Platform } from './stream-map.ts';
import { ACCOUNT_STREAM, streamMap, streamOf } from './streams.ts';

interface Known {
  /** Stated by the newest record that states one. */
  currency?: { readonly code: string; readonly at: number };
  readonly days: Map<CostLevel, Set<string>>;
  /** The same as the importer told it. */
  readonly ranges: Map<CostLevel, string>;
}

const told = z.record(
  z.string(),
  z.object({
    currency: z.tuple([z.string(), z.number()]).optional(),
    days: z.partialRecord(z.enum(COST_LEVELS), z.string()).optional(),
  }),
);

/**
 * What the records of a delivery, or of all files of a command, say of the ad accounts: which there are,
 * their currencies, and which days are told at which level. The order of the records has no influence.
 */
export class KnownAccounts {
  readonly #accounts = new Map<string, Known>();

  /** @param text what an importer's `text()` said; unreadable text says nothing. */
  constructor(text?: string) {
    const read = text === undefined ? undefined : told.safeParse(parsed(text)).data;
    for (const [name, { currency, days = {} }] of Object.entries(read ?? {})) {
      const known = this.#account(name);
      if (currency) known.currency = { code: currency[0], at: currency[1] };
      for (const [level, ranges] of Object.entries(days))
        known.ranges.set(level as CostLevel, ranges);
    }
  }

  /** Learns from a line of the protocol; one that cannot be read teaches nothing. */
  add(value: unknown): void {
    const message = quietly(() => readMessage(value));
    if (message !== undefined && !isLeftOut(message)) this.#learn(message);
  }

  text(): string {
    const entries = [...this.#accounts].map(([name, { currency, days }]) => [
      name,
      {
        ...(currency && { currency: [currency.code, currency.at] }),
        days: Object.fromEntries([...days].map(([level, set]) => [level, dayRanges(set)])),
      },
    ]);
    return canonicalJson(Object.fromEntries(entries));
  }

  /** The only account of the platform that records tell of, `none`, or `several`. */
  only(platform: Platform): { readonly account: string } | 'none' | 'several' {
    const names = [...this.#accounts.keys()].filter(
      (name) => name.startsWith(`${platform}:`) && name.length > platform.length + 1,
    );
    if (names.length === 0) return 'none';
    return names.length > 1 ? 'several' : { account: names[0]!.slice(platform.length + 1) };
  }

  has(platform: Platform, account: string): boolean {
    return this.#accounts.has(`${platform}:${account}`);
  }

  currencyOf(platform: Platform, account: string): string | undefined {
    return this.#accounts.get(`${platform}:${account}`)?.currency?.code;
  }

  /** Whether costs of this account and day are told at the level. */
  tells(platform: Platform, account: string, level: CostLevel, day: string): boolean {
    // A row that does not say its account may be of this one.
    return [account, ''].some((name) => {
      const known = this.#accounts.get(`${platform}:${name}`);
      return known?.days.get(level)?.has(day) || hasDay(known?.ranges.get(level) ?? '', day);
    });
  }

  #account(name: string): Known {
    const known = this.#accounts.get(name) ?? { days: new Map(), ranges: new Map() };
    this.#accounts.set(name, known);
    return known;
  }

  #learn({ stream: name, data, takenAt = 0 }: StreamRecord): void {
    const stream = streamOf(name, data);
    const map = streamMap(stream);
    if (isLeftOut(map)) {
      const owner = ownerOf(stream, data);
      if (owner?.account) this.#state(owner, takenAt);
      return;
    }
    const { platform } = map;
    const account = map.account(data) ?? '';
    if (account) this.#state({ platform, account, currency: map.currency(data) }, takenAt);
    if (map.noCost(data)) return;
    const day = quietly(() => map.date(data));
    if (day === undefined) return;
    const { days } = this.#account(`${platform}:${account}`);
    days.set(map.level, (days.get(map.level) ?? new Set()).add(day));
  }

  #state({ platform, account, currency }: Owner, at: number): void {
    const known = this.#account(`${platform}:${account}`);
    const code = currency === undefined ? undefined : quietly(() => toCurrency(currency));
    const before = known.currency;
    if (code && (!before || at > before.at || (at === before.at && code > before.code)))
      known.currency = { code, at };
  }
}

interface Owner {
  readonly platform: Platform;
  readonly account: string | undefined;
  readonly currency: unknown;
}

/** The ad account that a record of a stream without a map speaks of, if it does. */
function ownerOf(stream: string, data: JsonObject): Owner | undefined {
  const isGoogle = Object.keys(data).some((name) =>
    /^customer[._](id|currency_code|resource_name)$/.test(name),
  );
  const google = googleAccount(data);
  if (google && (isGoogle || googleCurrency(data) !== undefined))
    return { platform: 'google_ads', account: google, currency: googleCurrency(data) };
  if (stream.startsWith('ads_insights_'))
    return {
      platform: 'meta',
      account: metaAccount(data),
      currency: pick(data, 'account_currency'),
    };
  if (!ACCOUNT_STREAM.test(stream)) return undefined;
  const meta = metaAccount(data);
  const currency = pick(data, 'currency', 'account_currency');
  if (meta && currency !== undefined) return { platform: 'meta', account: meta, currency };
  const other = AD_STREAMS.find(({ owner }) => owner?.marked.some((name) => data[name] != null));
  if (other?.owner) {
    const { id, currency } = other.owner;
    const account = label(pick(data, ...id), 128) || undefined;
    return { platform: other.platform, account, currency: pick(data, ...currency) };
  }
  const id = label(pick(data, 'id'), 128).replaceAll('-', '');
  const code = pick(data, 'currency_code');
  return /^\d+$/.test(id) && code !== undefined
    ? { platform: 'google_ads', account: id, currency: code }
    : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
