import { loadSources } from '@throughline/ingest/sources/registry';
import { GA4_RULES } from '@throughline/transform/channels/ga4-grouping';
import { OVERLAY_RULES } from '@throughline/transform/channels/overlay';
import { describe, expect, it } from 'vitest';
import { BOOK_WORDS } from './book-words.ts';
import { CONTENT_WORDS } from './content-words.ts';
import { CUSTOMER_WORDS } from './customer-words.ts';
import { DATA_WORDS } from './data-words.ts';
import { DESK_WORDS } from './desk-words.ts';
import { EXPERIMENT_WORDS } from './experiment-words.ts';
import { MATURITY_WORDS } from './maturity-words.ts';
import { PLAN_WORDS } from './plan-words.ts';
import { PLAN_STATES } from './plans.ts';
import { PUBLIC_WORDS } from './public-words.ts';
import { VERDICTS } from './reports/campaigns.ts';
import { CHANGE_FLAGS } from './reports/changes.ts';
import { FLAGS } from './reports/channels.ts';
import { COVERAGE_CHECKS } from './reports/coverage.ts';
import { SOURCE_STATES } from './reports/data-quality.ts';
import { CONTRACTS } from './reports/index.ts';
import { monthsNotes } from './reports/months-notes.ts';
import { PLAN_FLAGS } from './reports/plan-fact.ts';
import { planFactNotes } from './reports/plan-fact-notes.ts';
import { RFM_SEGMENTS } from './reports/rfm-drills.ts';
import { LAYER_WORDS, RULE_WORDS } from './rule-words.ts';
import { SWOT_WORDS } from './swot-words.ts';
import { WHYS } from './why.ts';
import { WORDS, wordsOf } from './words.ts';

const BUILT_IN_RULES = [
  ...OVERLAY_RULES.map(({ id }) => `overlay:${id}`),
  ...GA4_RULES.map(({ id }) => `ga4:${id}`),
];

describe('words of values', () => {
  it.each([
    ['verdict', VERDICTS],
    ['flags', [...FLAGS, ...PLAN_FLAGS, ...CHANGE_FLAGS]],
    ['segment', RFM_SEGMENTS],
    ['why', WHYS],
    ['state', SOURCE_STATES],
    ['check', COVERAGE_CHECKS],
    ['status', PLAN_STATES],
    ['remedy', COVERAGE_CHECKS],
    ['rule', BUILT_IN_RULES],
    ['channel_ga4', GA4_RULES.map(({ channel }) => channel)],
  ] as const)('name every %s', (column, codes) => {
    for (const code of codes) expect([code, wordsOf(column, code)?.ru]).not.toContain(undefined);
  });

  it('are all those of the lists that they come from: no list hides another’s', () => {
    const lists: readonly Readonly<Record<string, Readonly<Record<string, unknown>>>>[] = [
      ...[BOOK_WORDS, DATA_WORDS, MATURITY_WORDS, DESK_WORDS, PLAN_WORDS],
      ...[CONTENT_WORDS, CUSTOMER_WORDS, EXPERIMENT_WORDS, PUBLIC_WORDS, SWOT_WORDS],
      { rule: RULE_WORDS, layer: LAYER_WORDS },
    ];
    const told = lists.flatMap((list) =>
      Object.entries(list).flatMap(([column, words]) =>
        Object.keys(words).map((value) => [column, value] as const),
      ),
    );
    expect(told.length).toBeGreaterThan(200);
    expect(told.filter(([column, value]) => wordsOf(column, value) === undefined)).toEqual([]);
  });

  it('name every source that comes with the product', async () => {
    const unnamed = (await loadSources()).filter(
      ({ name }) => wordsOf('connection', name) === undefined,
    );
    expect(unnamed.map(({ name }) => name)).toEqual([]);
  });

  it('leave names of one’s own alone, whatever they are', () => {
    expect(wordsOf('channel', 'Мой канал')).toBeUndefined();
    expect(wordsOf('verdict', 'constructor')).toBeUndefined();
    expect(wordsOf('toString', 'stop')).toBeUndefined();
  });

  it('are written in every language', () => {
    const all = Object.values(WORDS).flatMap((words) => Object.values(words));
    expect(all.every(({ en, ru, tr }) => [en, ru, tr].every((text) => text !== ''))).toBe(true);
  });
});

describe('notes', () => {
  const sources = [{ channel: 'Paid Social', source: 'vk' }];

  it('come in the reader’s language, with channels and days in words', () => {
    const notes = monthsNotes({
      ...{ unpriced: sources, data_complete_to: '2026-04-04', to: '2026-04-30' },
      sources: [{ source: 'crm', last_day: '2026-04-04', ended: false }],
    });
    expect(notes.map(({ ru }) => ru)).toEqual([
      expect.stringContaining('vk (Платные соцсети)'),
      expect.stringMatching(/^Данные полны по 4 апреля 2026 г\. \(последний день источника crm\)/),
    ]);
    expect(notes[1]?.en).toContain('whole up to 2026-04-04, the last day that crm has reported');
  });

  it('name lines that are not known, and count many of them', () => {
    const line = { channel: 'Paid Social', campaign: 'x', month: '2026-04', side: 'fact' };
    const noted = (count: number) =>
      planFactNotes({
        ...{ from: '2026-04-01', to: '2026-04-30', through: '2026-04-30', of: 'margin' },
        ...{ left_out: [], part_months: [], unknown: Array.from({ length: count }, () => line) },
      })[0];
    expect(noted(1)?.en).toContain('The margin of Paid Social · x in 2026-04 (fact) is not known');
    expect(noted(1)?.ru).toContain('Платные соцсети · x, апрель 2026 г. (факт)');
    expect(noted(4)?.tr).toContain('4 satır');
  });

  it('are asked for in a language by every report that has any', () => {
    const deaf = Object.values(CONTRACTS).filter(
      (contract) => 'notes' in contract && !String(contract.notes).includes('language'),
    );
    expect(deaf.map(({ name }) => name)).toEqual([]);
  });
});
