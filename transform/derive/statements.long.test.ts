import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { deterministicId } from '@throughline/ingest/contract/ids';
import { expect, it } from 'vitest';
import { goalsSchema } from '../journeys/goal.ts';
import { loadAttempts } from '../load/attempts.ts';
import { CONTROL_FACTS } from '../load/control-facts.ts';
import { loadNumber } from '../load/load-number.ts';
import { replacedBlocks } from '../load/replaced.ts';
import { adoptPlan, forgetPlans, keepPlan, plannedBatches } from '../load/replay/kept-plan.ts';
import { loadsOfRange } from '../load/replay/loads-of-range.ts';
import { removeLoads } from '../load/replay/remove-loads.ts';
import {
  at,
  call,
  client,
  contact,
  costs,
  crm,
  deal,
  email,
  entity,
  form,
  order,
  phone,
  purchase,
  rates,
  refund,
  user,
  visit,
} from '../testing/facts.ts';
import { type Fault, faulty } from '../testing/faulty.ts';
import { recorded } from '../testing/recorded.ts';
import { openTestLine } from '../testing/test-line.ts';
import { sqlSteps } from '../warehouse/steps.ts';
import { compact } from './compact.ts';
import { openDeriver } from './deriver.ts';
import { findDamage, keepManifest } from './part-manifest.ts';
import { DEFAULT_DERIVE_SETTINGS } from './settings.ts';

const ROOT = new URL('../', import.meta.url);
const FOLDERS = [
  'load',
  'derive',
  'entities',
  'slices',
  'identity',
  'sessions',
  'journeys',
  'costs',
];
/** Asked by reports and by models, whose own tests run them. */
const OF_READERS = /journeys\/paths[\w-]*\.(sql|ts)$/;

/** Only lines that keep rollups run them, and their own tests do. */
const OF_ROLLUPS = /^derive\/rollup\//;

/** Says other statements in another form; `recorded` gives them back as they are written. */
const REWRITES = 'derive/work-tables.ts';

const files = FOLDERS.flatMap((folder) =>
  readdirSync(new URL(`${folder}/`, ROOT), { recursive: true, encoding: 'utf8' }).map(
    (name) => `${folder}/${name}`,
  ),
).filter(
  (name) =>
    !/\.(test|bench)\.ts$/.test(name) &&
    !OF_READERS.test(name) &&
    !OF_ROLLUPS.test(name) &&
    name !== REWRITES,
);

/** Statements of the `.sql` files, and those that stand in the code itself; `${…}` there is any name. */
function statements(): { readonly of: string; readonly pattern: RegExp }[] {
  const found = files.flatMap((name) => {
    if (name.endsWith('.sql'))
      return sqlSteps(ROOT.href, name).map(({ sql }) => ({ of: name, sql, holes: false }));
    if (!name.endsWith('.ts')) return [];
    const code = readFileSync(fileURLToPath(new URL(name, ROOT)), 'utf8');
    const literals = /'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\]|\\.)*)`/g;
    return [...code.matchAll(literals)]
      .map(([, single, double, template]) => single ?? double ?? template ?? '')
      .filter((text) => /^\s*(SELECT|INSERT INTO|CREATE|ALTER|TRUNCATE|DROP|WITH) /.test(text))
      .map((sql) => ({ of: name, sql, holes: true }));
  });
  // A work table is emptied by whatever uses it next (`WorkTables`), and only sometimes by a statement of its own.
  const ran = found.filter(({ sql }) => !/^TRUNCATE TABLE work_/.test(sql));
  return ran.map(({ of, sql, holes }) => {
    const parts = holes ? sql.split(/\$\{[^}]*\}/) : [sql];
    const pattern = parts.map((part) => escaped(words(part))).join('.*');
    return { of, pattern: new RegExp(`^${pattern}`) };
  });
}

/** Without the comments, line breaks and closing semicolon that the ways of reading a file treat differently. */
function words(sql: string): string {
  return sql
    .replace(/--[^\n]*$/gm, '')
    .replace(/\s+/g, ' ')
    .replace(/\s*;?\s*$/, '')
    .trimStart();
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

it('every statement of loading and deriving has run on the engine', {
  timeout: 300_000,
}, async () => {
  const seen = new Set<string>();
  const faults: Fault[] = [];
  const goals = goalsSchema.parse([{ name: 'views', kind: 'page_view' }]);
  const line = await openTestLine(
    {
      currency: 'EUR',
      vatRate: '0.20',
      degreeCap: 3,
      goals,
      owner: 'company',
      internal: ['ga_client_id:no'],
    },
    (warehouse) => recorded(faulty(warehouse, faults), seen),
  );
  const anna = { client_id: client('a'), email: email('anna') };
  const tagged = { source: 'google', medium: 'cpc', campaign: 'brand' };
  const day = (taken: string) => ({
    slice: {
      ...{ key: 'day:2026-03-01', snapshotAt: at(taken), part: 1, parts: 1 },
      snapshotId: deterministicId(taken),
    },
  });
  const shared = ['1', '2', '3', '4', '5'].map((n) =>
    visit(
      [phone('shared'), client(n)],
      `2026-03-01T1${n}:00:00Z`,
      tagged,
      day('2026-03-02T00:00:00Z'),
    ),
  );
  const first = visit([client('a')], '2026-03-01T10:00:00Z', tagged);
  await line.load(
    [
      first,
      // Told twice with different content: copies of one event.
      { ...first, pageUrl: 'https://shop.example/' },
      visit([client('a'), email('anna')], '2026-03-02T10:00:00Z', { source: 'x', medium: 'email' }),
      form([client('a'), email('anna')], '2026-03-02T10:05:00Z'),
      // Nobody else tells of this transaction.
      purchase([client('a')], '2026-03-02T10:06:00Z', 'T-1', 30),
      visit([client('a')], '2026-03-03T09:00:00Z', tagged, { type: 'offline', name: 'fair' }),
      visit([client('a')], '2026-03-03T10:00:00Z', undefined, {
        type: 'message_clicked',
        name: 'click',
      }),
      ...shared,
      // A device with two logins, on which an order is placed and something happens without a login.
      visit([client('both'), user('u1')], '2026-03-02T10:00:00Z'),
      visit([client('both'), user('u2')], '2026-03-04T10:00:00Z'),
      // Somebody denies, logs in after it, and says it to the CRM as well.
      visit([client('no')], '2026-03-02T10:00:00Z', undefined, {
        ...{ type: 'consent', name: 'consent', consent: { analytics: 'denied' } },
      }),
      visit([client('no'), user('u9')], '2026-03-03T10:00:00Z', tagged),
      entity(
        'contact',
        'c9',
        '2026-03-03T10:00:00Z',
        { consentMessages: 'denied' },
        { user_id: user('u9') },
      ),
      visit([client('both')], '2026-03-03T10:00:00Z'),
      visit([client('both')], '2026-03-03T20:00:00Z', undefined, { sessionId: undefined }),
      // A number is lent, and dialled.
      visit([client('lent')], '2026-03-03T10:00:00Z', undefined, {
        ...{ type: 'number_lease', name: 'number_lease', subject: '+4930111', variant: 'main' },
        properties: { hold_seconds: '900' },
      }),
      entity(
        'call',
        'k2',
        '2026-03-03T10:05:00Z',
        { direction: 'in', startedAt: at('2026-03-03T10:05:00Z'), trackingNumber: '+4930111' },
        {},
      ),
    ],
    [order('o3', { client_id: client('both'), email: email('both') }, '2026-03-04T11:00:00Z', 10)],
    [
      contact('c1', { email: email('anna'), crm: crm('c1') }, '2026-03-01T00:00:00Z'),
      call('k1', { phone: phone('p1') }, '2026-03-04T10:00:00Z', {
        utmSource: 'google',
        utmMedium: 'cpc',
      }),
      deal('d1', { crm: crm('c1') }, '2026-03-05T10:00:00Z', {
        won: '2026-03-06T10:00:00Z',
        amount: 50,
      }),
      order('o1', anna, '2026-03-07T10:00:00Z', 100, { currency: 'EUR', cost: 40 }),
      order('o2', anna, '2026-03-08T10:00:00Z', 100, { currency: 'USD' }),
      refund('r1', 'o1', '2026-03-09T10:00:00Z', 20),
      costs('2026-03-01', '2026-03-02T00:00:00Z', [{ campaign: 'brand', cost: 12 }]),
      // The same day at a finer level.
      costs(
        '2026-03-01',
        '2026-03-02T00:00:00Z',
        [{ campaign: 'brand', cost: 12, claimed: [['7d_click', 'lead', 1, 10]] }],
        'ad_cost:google_ads:1:2026-03-01:ad',
      ),
      rates('2026-03-01', 'USD', 'EUR', '0.9'),
    ],
  );
  await line.advance();
  // Batches that wait for the one before are stored together.
  await Promise.all([1, 2, 3].map(() => line.load(CONTROL_FACTS)));
  await line.load([
    costs('2026-03-01', '2026-03-03T00:00:00Z', [{ campaign: 'brand', cost: 24 }]),
    rates('2026-03-01', 'USD', 'EUR', '0.8', '2026-03-04T00:00:00Z'),
    visit([client('a'), client('b')], '2026-03-10T10:00:00Z'),
    // Somebody of a company, and an event on its behalf.
    entity(
      'contact',
      'c8',
      '2026-03-10T10:00:00Z',
      { companyId: 'x' },
      { email: email('c8'), client_id: client('c8') },
    ),
    visit([client('c8')], '2026-03-10T10:00:00Z', tagged, { companyId: 'crm:main:x' }),
    // The day is restated: what was shared by too many is not any more.
    visit(
      [phone('shared'), client('1')],
      '2026-03-01T11:00:00Z',
      tagged,
      day('2026-03-03T00:00:00Z'),
    ),
  ]);
  await line.advance();
  // A derivation that broke off left rows behind; whoever takes over removes them.
  await line.warehouse.run(
    'INSERT INTO owner_revisions (generation, owner, revision) VALUES (1, 1, 999)',
  );
  await line.warehouse.run(
    'INSERT INTO superseded (generation, owner, revision, by_revision) VALUES (1, 1, 1, 999)',
  );
  line.deriver.takeOver();
  await line.load([visit([client('b')], '2026-03-11T10:00:00Z')]);
  await line.advance();
  for (let times = 0; times < 3; times++) await line.deriver.rebuild();
  await compact(line.warehouse, { owners: 0, keepSeconds: 0 });
  await line.advance();
  // Somebody who cannot be derived, and whom another version of the program tries again.
  faults.push({
    statement: 'INSERT INTO identity_map',
    on: "work_labels WHERE identifier = sipHash64('ga_client_id:bad')",
  });
  await line.load([
    visit([client('bad')], '2026-03-11T10:00:00Z'),
    costs('2026-03-01', '2026-03-04T00:00:00Z', []),
  ]);
  await line.advance();
  const next = openDeriver(
    line.warehouse,
    {
      ...DEFAULT_DERIVE_SETTINGS,
      currency: 'EUR',
      vatRate: '0.20',
      degreeCap: 3,
      goals,
      owner: 'company',
      internal: ['ga_client_id:no'],
    },
    { clock: () => Date.now() * 1000, version: 'next' },
  );
  await next.advance();
  await next.close();
  await line.snapshot();
  await replacedBlocks(line.warehouse, 'none');
  await keepManifest(line.warehouse, { generation: 4, revision: 8 });
  expect(await findDamage(line.warehouse)).toBeUndefined();

  const attempts = loadAttempts(line.warehouse, () => 1_700_000_000_000_000);
  const range = { partition: 0, first: 0, last: 1 };
  await attempts.begin(range);
  expect(await attempts.ended(range)).toBe(0);

  const loads = await loadsOfRange(line.warehouse, 0, 1_000, {});
  const attempt = '00000000-0000-4000-8000-000000000001';
  const other = '00000000-0000-4000-8000-000000000002';
  await keepPlan(line.warehouse, attempt, { loads, batches: loads.slice(0, 1) });
  await adoptPlan(line.warehouse, attempt, other);
  expect(await plannedBatches(line.warehouse, other)).toHaveLength(1);
  await forgetPlans(line.warehouse, other);
  await removeLoads(line.warehouse, other);
  expect(loadNumber(loads[0]!)).toBe(loads[0]!.load);

  const ran = [...seen].map(words);
  const never = statements()
    .filter(({ pattern }) => !ran.some((sql) => pattern.test(sql)))
    .map(({ of, pattern }) => `${of}: ${pattern.source.slice(1, 121)}`);
  expect(statements().length).toBeGreaterThan(80);
  expect(never).toEqual([]);
  await line.close();
});
