import { runs } from '@throughline/ingest/testing/long-runs';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ProblemError } from '../problems/problems.ts';
import { Killed, MISHAPS, platform } from '../testing/platform.ts';
import type { Candidate, Owner, Said } from './candidate.ts';
import type { WrittenEntry } from './ledger.ts';
import { dryRun, type SendParts, send } from './send.ts';
import type { Target } from './target.ts';

const START = Date.parse('2026-03-20T06:00:00Z');
const HOUR = 3_600_000;

/** The log as it is read back: of two entries of one version the one that was written first stands. */
function ledgerInMemory(now: () => Date) {
  const written: WrittenEntry[] = [];
  return {
    ...{ author: '', now },
    entries: async () => [...written],
    append: async ({ version, body, created_at }: Parameters<SendParts['append']>[0]) => {
      const entry = JSON.parse(JSON.stringify(body)) as WrittenEntry['entry'];
      if (!written.some((one) => one.version === version))
        written.push({ version, author: '', at: Date.parse(created_at), entry });
      return { visible: true };
    },
  };
}

const word = fc.constantFrom<Said | undefined>(
  ...[
    undefined,
    { granted: 1 },
    { denied: 2 },
    { granted: 1, denied: 2 },
    { granted: 3, denied: 2 },
  ],
);
const owner = fc.record({
  consent: fc.record({ analytics: word, ads: word, ad_user_data: word }),
  country: fc.constantFrom('DE', 'KZ', ''),
});

/** May it go, by the rule as the README says it: nobody who denied last, and only who granted both where that is needed. */
function isForbidden({
  consent,
  country,
}: {
  consent: Record<string, Said | undefined>;
  country: string;
}) {
  const last = (said?: Said) =>
    !said ? 'unknown' : (said.denied ?? 0) >= (said.granted ?? 0) ? 'denied' : 'granted';
  const [analytics, ...needed] = [consent.analytics, consent.ads, consent.ad_user_data].map(last);
  if ([analytics, ...needed].includes('denied')) return true;
  return country !== 'KZ' && needed.includes('unknown');
}

it('sends nothing twice and nothing that consent forbids, whatever dies when', async () => {
  let world = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('google' as const, 'meta' as const, 'metrica' as const),
      fc.array(owner, { minLength: 1, maxLength: 6 }),
      fc.array(fc.array(fc.constantFrom(...MISHAPS), { maxLength: 6 }), { maxLength: 4 }),
      async (vendor, owners, plans) => {
        let now = START;
        const candidates = owners.map(({ consent, country }, index): Candidate => {
          const at = START - 40 * HOUR;
          const clicks = ['gclid', 'fbclid', 'yclid'].map((name) => ({
            ...{ name, value: `click-${index}-`, at: at - index * 1000, country },
          }));
          const identifiers = { email: [String(index).repeat(64)] };
          return {
            ...{ key: `order:shop:main:${index}`, of: 'sale', at, country: '', currency: 'EUR' },
            ...{ revenueMicros: 1_000_000n, marginMicros: null },
            owner: { clicks, identifiers, consent: consent as Owner['consent'] },
          };
        });
        const to = platform(vendor);
        const parts: SendParts = {
          ...ledgerInMemory(() => new Date(++now)),
          ...{ post: to.post, sleep: async () => {}, newRun: () => `run${++now}` },
          candidates: async () => [...candidates],
          consent: { neededIn: new Set(['DE']) },
        };
        const target: Target = {
          ...{ name: `world${world++}`, vendor, account: '1', contacts: true },
          ...{ endpoint: 'https://to.example' },
          conversions: [{ of: 'sale', as: '777', value: 'revenue' }],
        };
        await dryRun(target, parts);
        for (const plan of [...plans, [], []]) {
          to.does(plan);
          await send(target, 'http', parts).catch((error: unknown) => {
            if (!(error instanceof Killed || error instanceof ProblemError)) throw error;
          });
          now += 16 * 60_000;
        }
        expect(new Set(to.taken).size).toBe(to.taken.length);
        expect(to.taken).toHaveLength(owners.filter((one) => !isForbidden(one)).length);
        for (const [index, one] of owners.entries())
          if (isForbidden(one))
            for (const body of to.bodies) {
              expect(body).not.toContain(`click-${index}-`);
              expect(body).not.toContain(String(index).repeat(64));
            }
      },
    ),
    { numRuns: runs(60, 5_000) },
  );
});
