import { runs } from '@throughline/ingest/testing/long-runs';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { CloseExport, CloseStatement, SealedClose } from '../contract/closes.ts';
import { testKey } from '../testing/close-store.ts';
import { inParts } from './facts-of.ts';
import { FigureSums } from './figure-sums.ts';
import { bytesOf, type Fact, lineOf } from './frozen-fact.ts';
import { sealed, sha256Of } from './seal.ts';
import { verifyExport } from './verify-export.ts';

const key = testKey();
const fact = (id: string, more: Partial<Fact>): Fact => ({
  ...{ kind: 'order', source: 'shop', id, number: id, part: 'sold', refund: '', traffic: '7' },
  ...{ day: '2026-02-03', owner: '1:2', channel: 'Email', campaign: '', original: '' },
  ...{ a: '10000000', b: '4000000', c: '12000000' },
  ...more,
});
const FACTS = [
  fact('1', {}),
  fact('1', { part: 'kept' }),
  fact('2', { kind: 'cost', part: 'cost', channel: 'Paid Search', campaign: 'Brand', b: '0' }),
];

/** Three months in a row, of which the last one comes with its facts. */
function exported(): CloseExport {
  const closes: SealedClose[] = [];
  let previous: CloseStatement['previous'] = null;
  for (const month of ['2026-01', '2026-02', '2026-03']) {
    const sums = new FigureSums();
    for (const one of FACTS) sums.add(one);
    const about = { unpriced: [], told: { costs: true, sales: true } };
    const close = sealed(
      {
        ...{ format: 'throughline-close/1', month, from: `${month}-01`, to: `${month}-28` },
        ...{ timezone: 'UTC', currency: 'EUR', vat_rate: '0.2', agency_fee: '0' },
        ...{ model: 'last_non_direct', generation: 1, revision: '7', closed_by: 'vera' },
        versions: { attribution: 1, channel_rules: 2, classified_by: ['2:abc'] },
        ...{ data_complete_to: '2026-04-01', closed_at: '2026-04-02T08:00:00.000Z' },
        ...{ ...sums.figures(about), ...about, previous, public_key: key.publicKey },
        facts: {
          ...{ list: 'list', pages: 1, count: FACTS.length },
          sha256: sha256Of(FACTS.map((one) => bytesOf(lineOf(one))).join('')),
        },
      },
      key,
    );
    closes.push(close);
    previous = { month, hash: close.hash };
  }
  return {
    ...{ format: 'throughline-close-export/1', month: '2026-03', public_key_pem: '', closes },
    facts: FACTS.map((one) => [...lineOf(one)]),
  };
}

it('holds as it was made, by the key that made it', async () => {
  expect(await verifyExport(exported(), key.publicKey)).toMatchObject({ ok: true });
  const other = await verifyExport(exported(), testKey('another').publicKey);
  expect(other!.closes.every(({ ok }) => !ok)).toBe(true);
});

it('does not hold with any byte of it changed', async () => {
  const whole = exported();
  const { closes, facts } = whole;
  const places = [
    ...closes.flatMap((close, at) =>
      (['statement', 'hash', 'signature'] as const).map((part) => ({
        at,
        part,
        text: close[part],
      })),
    ),
    ...facts.flatMap((line, at) =>
      line.map((text, part) => ({ at, part, text: text ?? '' })).filter(({ text }) => text !== ''),
    ),
  ];
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...places),
      fc.nat(),
      fc.integer({ min: 1, max: 25 }),
      async ({ at, part, text }, place, shift) => {
        const index = place % text.length;
        const changed = text[index]!.replace(/[\s\S]/, (was) => {
          const next = String.fromCharCode(97 + ((was.charCodeAt(0) + shift) % 26));
          return next === was ? '~' : next;
        });
        const spoilt = `${text.slice(0, index)}${changed}${text.slice(index + 1)}`;
        // Base64 has bits at its end that say nothing.
        if (
          part === 'signature' &&
          Buffer.from(spoilt, 'base64').equals(Buffer.from(text, 'base64'))
        )
          return;
        const file = {
          ...whole,
          closes: closes.map((close, of) =>
            of === at && typeof part === 'string' ? { ...close, [part]: spoilt } : close,
          ),
          facts: facts.map((line, of) =>
            of === at && typeof part === 'number' ? line.with(part, spoilt) : line,
          ),
        };
        const found = await verifyExport(file, key.publicKey);
        expect(found?.ok ?? false).toBe(false);
      },
    ),
    { numRuns: runs(150, 20_000), seed: Number(process.env.THROUGHLINE_SEED) },
  );
});

it('does not hold without a month of the chain, or with months in another order', async () => {
  const { closes, ...rest } = exported();
  const [january, february, march] = closes as [SealedClose, SealedClose, SealedClose];
  for (const chain of [
    [february, march],
    [january, march],
    [february, january, march],
  ])
    expect((await verifyExport({ ...rest, closes: chain }))!.ok).toBe(false);
});

it('reads days together as far as they fit, and a large one by itself', () => {
  const days = [
    { day: '2026-02-01', facts: 12_000 },
    { day: '2026-02-02', facts: 8_000 },
    { day: '2026-02-03', facts: 1 },
    { day: '2026-02-05', facts: 50_000 },
  ];
  expect(inParts(days)).toEqual([
    { from: '2026-02-01', to: '2026-02-02' },
    { from: '2026-02-03', to: '2026-02-03' },
    { from: '2026-02-05', to: '2026-02-05' },
  ]);
});
