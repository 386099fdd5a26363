import { describe, expect, it } from 'vitest';
import type { Candidate, Owner } from './candidate.ts';
import { choose } from './choose.ts';
import { type ConsentRules, mayGoBack } from './consent.ts';
import type { SentBefore } from './ledger.ts';
import type { Target, VendorName } from './target.ts';
import { VENDOR } from './vendors/index.ts';

const DAY = 86_400_000;
const NOW = Date.parse('2026-03-20T12:00:00Z');
const RULES: ConsentRules = { neededIn: new Set(['DE']) };
const GRANTED = { ads: { granted: 1 }, ad_user_data: { granted: 1 } };

function sale(key: string, daysAgo: number, owner: Partial<Owner> = {}): Candidate {
  const at = NOW - daysAgo * DAY;
  const clicks = ['gclid', 'fbclid', 'yclid', 'rb_clickid'].map((name) => ({
    ...{ name, value: `${name}-${key}`, at: at - DAY, country: 'DE' },
  }));
  return {
    ...{ key, of: 'sale', at, country: '', currency: 'EUR' },
    ...{ revenueMicros: 131_600_000n, marginMicros: null },
    owner: { clicks, identifiers: {}, consent: GRANTED, ...owner },
  };
}

function target(vendor: VendorName, more: Partial<Target> = {}): Target {
  return {
    ...{ name: vendor, vendor, account: '123', contacts: false, endpoint: 'https://to.example' },
    conversions: [{ of: 'sale', as: 'paid', value: 'revenue' }],
    ...more,
  };
}

function chosen(
  candidates: readonly Candidate[],
  to: Target = target('google'),
  before: ReadonlyMap<string, SentBefore> = new Map(),
  now = NOW,
) {
  return choose(candidates, to, VENDOR[to.vendor], before, { now, consent: RULES });
}

describe('consent', () => {
  it.each([
    ['granted for both', GRANTED, 'DE', 'granted'],
    ['said by nobody, where it is needed', {}, 'DE', 'unknown'],
    ['said by nobody, elsewhere', {}, 'KZ', 'granted'],
    ['said by nobody, nobody knows where', {}, '', 'unknown'],
    ['half of it', { ads: { granted: 1 } }, 'DE', 'unknown'],
    ['denied once, elsewhere', { ads: { denied: 1 } }, 'KZ', 'denied'],
    ['user data denied', { ...GRANTED, ad_user_data: { denied: 2, granted: 1 } }, 'DE', 'denied'],
    ['denied and granted at one time', { ads: { denied: 2, granted: 2 } }, 'KZ', 'denied'],
    ['denied, then granted', { ...GRANTED, ads: { denied: 2, granted: 3 } }, 'DE', 'granted'],
    ['not to be measured at all', { ...GRANTED, analytics: { denied: 1 } }, 'DE', 'denied'],
  ] as const)('%s', (_, consent, country, said) => {
    expect(mayGoBack({ consent }, country, RULES)).toBe(said);
  });
});

describe('what goes and what stays', () => {
  it('has one reason for each that stays', () => {
    const { outgoing, left } = chosen([
      sale('good', 2),
      sale('denied', 2, { consent: { ads: { denied: 1 } } }),
      sale('unasked', 2, { consent: {} }),
      sale('no click', 2, { clicks: [] }),
      sale('old', 91),
      sale('to come', -1),
      { ...sale('unknown', 2), revenueMicros: null },
      { ...sale('lead', 2), of: 'lead' },
    ]);
    expect(outgoing).toMatchObject([{ as: 'paid', isRestated: false }]);
    expect(left).toEqual({
      ...{ consent_denied: 1, consent_unknown: 1, no_identifier: 1, too_old: 1, in_future: 1 },
      value_unknown: 1,
    });
  });

  it.each([
    // Days that the vendors' pages name.
    ['google', 90],
    ['meta', 7],
    ['metrica', 21],
    ['vk', 3],
  ] as const)('keeps to the window of %s: %d days', (vendor, days) => {
    const clickNow = (one: Candidate): Candidate => ({
      ...one,
      owner: { ...one.owner, clicks: one.owner.clicks.map((each) => ({ ...each, at: one.at })) },
    });
    expect(chosen([clickNow(sale('a', days))], target(vendor)).outgoing).toHaveLength(1);
    expect(chosen([clickNow(sale('a', days + 0.01))], target(vendor)).left).toEqual({ too_old: 1 });
  });

  it('tells a changed value where the platform takes one, under the same id, and says it where not', () => {
    const first = sale('a', 2);
    const told = (vendor: VendorName, state: SentBefore['state'], hours = 1) => {
      const [sent] = chosen([first], target(vendor)).outgoing;
      const at = first.at;
      const sentAt = NOW - hours * 3_600_000;
      return new Map([[sent!.id, { state, value: '131600000 EUR', at, sentAt, reason: '' }]]);
    };
    const refunded = { ...first, revenueMicros: 100_000_000n };
    for (const vendor of ['google', 'meta'] as const)
      expect(chosen([first], target(vendor), told(vendor, 'accepted')).left).toEqual({ sent: 1 });
    const before = told('google', 'accepted');
    expect(chosen([refunded], target('google'), before).outgoing).toMatchObject([
      { id: [...before.keys()][0], isRestated: true, value: { micros: 100_000_000n } },
    ]);
    expect(chosen([refunded], target('meta'), told('meta', 'accepted')).left).toEqual({
      changed_after_sending: 1,
    });
    // Cancelled since.
    expect(chosen([], target('google'), before).gone).toBe(1);
    // What may have arrived goes again only while a copy is recognised.
    expect(chosen([first], target('google'), told('google', 'unknown', 900)).outgoing).toHaveLength(
      1,
    );
    expect(chosen([first], target('meta'), told('meta', 'unknown', 40)).outgoing).toHaveLength(1);
    expect(chosen([first], target('meta'), told('meta', 'unknown', 50)).left).toEqual({
      outcome_unknown: 1,
    });
    expect(chosen([first], target('vk'), told('vk', 'unknown')).left).toEqual({
      outcome_unknown: 1,
    });
    expect(chosen([first], target('vk'), told('vk', 'not_sent')).outgoing).toHaveLength(1);
    expect(chosen([first], target('vk'), told('vk', 'rejected')).left).toEqual({ rejected: 1 });
  });

  it('keeps the id of a sale that web analytics told before its shop', () => {
    const told = { ...sale('order::1001', 2) };
    const [sent] = chosen([told]).outgoing;
    const before = new Map([
      [
        sent!.id,
        {
          state: 'accepted',
          value: '131600000 EUR',
          at: told.at,
          sentAt: NOW,
          reason: '',
        } as const,
      ],
    ]);
    const shops = { ...sale('order:shopify:main:1001', 2), formerKey: 'order::1001' };
    expect(chosen([shops], target('google'), before).left).toEqual({ sent: 1 });
  });
});
