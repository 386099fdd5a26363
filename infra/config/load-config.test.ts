import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { channelRulesVersion } from '@throughline/transform/channels/rules-version';
import { DEFAULT_DERIVE_SETTINGS } from '@throughline/transform/derive/settings';
import { afterAll, describe, expect, it } from 'vitest';
import { deriveSettings, identityRules } from './config.ts';
import { ConfigError, type ConfigProblem } from './config-error.ts';
import { loadConfig } from './load-config.ts';

const folder = mkdtempSync(join(tmpdir(), 'throughline-config-'));
afterAll(() => rmSync(folder, { recursive: true }));

let count = 0;
function file(text: string): string {
  const path = join(folder, `${++count}.yaml`);
  writeFileSync(path, text);
  return path;
}

const load = (text: string, environment = {}, options = {}) =>
  loadConfig({ file: file(text), environment, options });

async function problems(text: string, environment = {}): Promise<readonly ConfigProblem[]> {
  const error = await load(text, environment).catch((thrown: unknown) => thrown);
  if (!(error instanceof ConfigError)) throw new Error(`accepted, or failed oddly: ${error}`);
  return error.problems;
}

describe('loadConfig', () => {
  it('has a default for everything', async () => {
    const config = await load('');
    expect(config).toMatchObject({ dataDir: '.throughline', host: '127.0.0.1', port: 4000 });
    expect(config).toMatchObject({ rateLimit: { perMinute: 60_000 }, log: { partitions: 4 } });
    expect(deriveSettings(config)).toEqual({
      ...DEFAULT_DERIVE_SETTINGS,
      channelRules: channelRulesVersion([]),
    });
    expect(identityRules(config)).toEqual({ keepContacts: false });
    expect(config.accounts).toEqual([]);
  });

  it('reads every setting of the file', async () => {
    const config = await load(
      `
data_dir: /srv/line
host: 0.0.0.0
port: 8080
currency: RUB
timezone: Europe/Moscow
phone_country: RU
keep_contacts: true
lookback_days: 30
lookback_call_days: 60
lookback_view_days: 2
lookback_touches: 12
lookback_sessions: 5
lead_window_days: 14
session_gap_minutes: 45
half_life_days: 3.5
goals:
  - name: large_room
    event: room_drawn
    where: { page: /planner, properties: { area: { at_least: 20 }, Floor: [oak, 2] } }
    value: { amount: 15, currency: EUR }
rates: { max_age_days: 3 }
custom_weights: [10, 30.5, 0]
degree_cap: 50
identity:
  placeholders: [KASSE-1, "@own.example"]
  duplicate_records: [phone, email, phone]
  never: ["phone:8 916 123-00-45", "user_id:kiosk"]
  internal: ["email:Me@Oak.example", "phone:8 916 123-00-46"]
journeys: { owner: company }
vat_rate: 0.20
channels:
  rules:
    - when: { source: /^newsletter/ }
      channel: Email
sites: { own: [oak.example], payment_pages: [bank.example] }
api_keys:
  - { name: finance, role: finance, sha256: ${'ab'.repeat(32)} }
trust_proxy: [10.0.0.0/8]
rate_limit: { per_minute: 0 }
log: { partitions: 8 }
sources:
  shopify:
    eu: { shop: oak.myshopify.com, secret: "$\{SHOP_SECRET}", margin_rate: 0.40 }
    us: { secret: "a$$\{b}", client_id_attributes: [ga] }
  yandex-direct:
    main:
`,
      { SHOP_SECRET: 's3cret' },
    );
    expect(config).toMatchObject({
      dataDir: '/srv/line',
      host: '0.0.0.0',
      port: 8080,
      channels: { rules: [{ when: { source: '/^newsletter/' }, channel: 'Email' }] },
      apiKeys: [{ name: 'finance', role: 'finance', sha256: 'ab'.repeat(32) }],
      trustProxy: ['10.0.0.0/8'],
      rateLimit: { perMinute: 0 },
      customWeights: [10, 30.5, 0],
      log: { partitions: 8 },
    });
    expect(deriveSettings(config)).toEqual({
      goals: [
        {
          ...{ name: 'large_room', event: 'room_drawn', once: 'visit' },
          where: { page: '/planner', properties: { area: { atLeast: '20' }, Floor: ['oak', '2'] } },
          value: { amount: '15', currency: 'EUR' },
        },
      ],
      timezone: 'Europe/Moscow',
      currency: 'RUB',
      lookbackDays: 30,
      lookbackCallDays: 60,
      lookbackViewDays: 2,
      lookbackTouches: 12,
      lookbackSessions: 5,
      leadWindowDays: 14,
      sessionGapMinutes: 45,
      halfLifeDays: 3.5,
      degreeCap: 50,
      purchaseEvents: 'auto',
      duplicateRecords: ['email', 'phone'],
      neverJoin: ['phone:+79161230045', 'user_id:kiosk'],
      internal: ['email:me@oak.example', 'phone:+79161230046'],
      owner: 'company',
      vatRate: '0.20',
      rateDays: 3,
      channelRules: channelRulesVersion([{ when: { source: '/^newsletter/' }, channel: 'Email' }], {
        own: ['oak.example'],
        paymentPages: ['bank.example'],
        referrers: [],
      }),
    });
    expect(identityRules(config)).toEqual({
      keepContacts: true,
      defaultCountry: 'RU',
      placeholders: new Set(['kasse-1', '@own.example']),
    });
    expect(config.accounts).toEqual([
      {
        source: 'shopify',
        account: 'eu',
        settings: {
          shop: 'oak.myshopify.com',
          secret: 's3cret',
          marginRate: '0.40',
          clientIdAttributes: ['ga_client_id', '_ga'],
        },
      },
      {
        source: 'shopify',
        account: 'us',
        settings: { secret: `a\${b}`, clientIdAttributes: ['ga'] },
      },
      {
        source: 'yandex-direct',
        account: 'main',
        settings: expect.objectContaining({ currency: 'RUB', includeVat: true }),
      },
    ]);
  });

  it('lays the environment over the file, and options over both', async () => {
    const environment = {
      THROUGHLINE_PORT: '5000',
      THROUGHLINE_DATA_DIR: '/from/env',
      THROUGHLINE_KEEP_CONTACTS: 'true',
      THROUGHLINE_LOG_PARTITIONS: '2',
      THROUGHLINE_TRUST_PROXY: '10.0.0.1, 10.0.0.2',
      THROUGHLINE_HOST: '',
    };
    const text = 'port: 4500\nhost: ::1\nlog: { partitions: 16 }';
    expect(await load(text, environment, { port: '6000' })).toMatchObject({
      port: 6000,
      dataDir: '/from/env',
      keepContacts: true,
      log: { partitions: 2 },
      trustProxy: ['10.0.0.1', '10.0.0.2'],
      host: '::1',
    });
  });

  it('takes long account numbers as they are written', async () => {
    const config = await load(
      'sources: { airbyte: { a: { google: { account_id: 00912345678901234567 } } } }',
    );
    expect(config.accounts[0]?.settings).toMatchObject({
      google: { accountId: '00912345678901234567', level: 'campaign' },
    });
  });

  it('names a variable that is missing or empty, and where it is asked for', async () => {
    const text = `sources: { shopify: { main: { secret: "\${SHOP}", shop: "\${OTHER}" } } }`;
    expect(await problems(text, { OTHER: '' })).toEqual([
      {
        path: 'sources.shopify.main.secret',
        message: 'the environment variable SHOP is not set',
        expected: 'SHOP to hold the value',
      },
      {
        path: 'sources.shopify.main.shop',
        message: 'the environment variable OTHER is empty',
        expected: 'OTHER to hold the value',
      },
    ]);
  });

  it.each([
    ['curency: EUR', 'curency', '`currency`, if that was meant'],
    ['leadWindowDays: 3', 'leadWindowDays', '`lead_window_days`, if that was meant'],
    ['log: { partitons: 3 }', 'log.partitons', '`partitions`, if that was meant'],
    ['log: { zzz: 3 }', 'log.zzz', 'one of partitions, kafka'],
    ['sources: { shopfy: { main: {} } }', 'sources.shopfy', '`shopify`, if that was meant'],
    [
      'sources: { ga4: { main: { api_secrets: x } } }',
      'sources.ga4.main.api_secrets',
      '`api_secret`, if that was meant',
    ],
    [
      'channels: { rules: [ { when: { sorce: a, medium: b }, channel: Email } ] }',
      'channels.rules[0].when.sorce',
      '`source`, if that was meant',
    ],
  ])('refuses an unknown name with a hint: %s', async (text, path, expected) => {
    expect((await problems(text)).map(({ message: _, ...rest }) => rest)).toEqual([
      { path, expected },
    ]);
  });

  it.each([
    ['port: http', 'port', '"http" is not valid', 'a whole number'],
    ['port: 70000', 'port', '70000 is not valid', 'at most 65535'],
    ['port: 1.5', 'port', '1.5 is not valid', 'a whole number'],
    ['keep_contacts: maybe', 'keep_contacts', '"maybe" is not valid', 'true or false'],
    [
      'timezone: Mars/Base',
      'timezone',
      '"Mars/Base" is not valid',
      'an IANA time zone such as Europe/Berlin',
    ],
    [
      'currency: euro',
      'currency',
      '"euro" is not valid',
      'an ISO 4217 code of three capital letters such as EUR',
    ],
    ['vat_rate: 20', 'vat_rate', '"20" is not valid', 'a decimal between 0 and 1 such as 0.20'],
    ['lookback_days: 0', 'lookback_days', '0 is not valid', 'at least 1'],
    ['lookback_view_days: 0', 'lookback_view_days', '0 is not valid', 'at least 1'],
    ['lookback_touches: -1', 'lookback_touches', '-1 is not valid', 'at least 0'],
    ['custom_weights: [1, 2]', 'custom_weights', 'the value is not valid', 'a list of 3'],
    ['custom_weights: [1, -2, 1]', 'custom_weights[1]', '-2 is not valid', 'at least 0'],
    ['custom_weights: [1, 2, 3, 4]', 'custom_weights', 'the value is not valid', 'a list of 3'],
    [
      'custom_weights: [0, 5, 0]',
      'custom_weights',
      'the value is not valid',
      'a weight of the first or the last touch',
    ],
    ['log: 3', 'log', '"3" is not valid', 'a mapping of settings'],
    [
      'sources: { ga4: { main: { lead_events: x } } }',
      'sources.ga4.main.lead_events',
      '"x" is not valid',
      'a list',
    ],
    [
      'sources: { ga4: { "a/b": {} } }',
      'sources.ga4.a/b',
      'the value is not valid',
      'letters, digits, dots, dashes and underscores',
    ],
    [
      'sources: { shopify: { main: { margin_rate: 2 } } }',
      'sources.shopify.main.margin_rate',
      '"2" is not valid',
      'a decimal text between 0 and 1',
    ],
    [
      'api_keys: [ { name: a, role: analist, sha256: 12 } ]',
      'api_keys[0].role',
      '"analist" is not valid',
      '`analyst`, if that was meant',
    ],
    ['api_keys: [ { name: a, role: admin } ]', 'api_keys[0].sha256', 'is missing', 'a text'],
    [
      'goals: [ { name: a } ]',
      'goals[0]',
      'the value is not valid',
      'a kind, an event or a condition in where: every event there is would reach it otherwise',
    ],
    [
      'goals: [ { name: a, kind: other }, { name: A, event: x } ]',
      'goals[1].name',
      '"A" is not valid',
      'a name that no other goal has, in any letter case',
    ],
    [
      'goals: [ { name: a, kind: oter } ]',
      'goals[0].kind',
      '"oter" is not valid',
      '`other`, if that was meant',
    ],
    [
      'goals: [ { name: a, event: x, where: { page: { starts: /a } } } ]',
      'goals[0].where.page.starts',
      'is not a known setting',
      'one of is, is_not, contains, starts_with, ends_with, exists',
    ],
    [
      'goals: [ { name: a, event: x, value: { amount: 1e9, currency: EUR } } ]',
      'goals[0].value.amount',
      '"1e9" is not valid',
      'an amount such as 25 or 12.50',
    ],
    [
      'channels: { rules: [ { when: { source: /(/ }, channel: Email } ] }',
      'channels.rules[0]',
      '/(/ in source is not a regular expression of RE2 syntax (missing closing )); lookaround and backreferences are not supported',
      undefined,
    ],
  ])('says what is wrong with %s', async (text, path, message, expected) => {
    expect((await problems(text))[0]).toEqual({ path, message, ...(expected && { expected }) });
  });

  it('never repeats a secret', async () => {
    const found = await problems(
      `api_keys: [ { name: a, role: admin, sha256: hunter2 } ]
sources: { airbyte: { main: { token: hunter2 } } }`,
    );
    expect(found.map(({ path }) => path)).toEqual([
      'api_keys[0].sha256',
      'sources.airbyte.main.token',
    ]);
    expect(JSON.stringify(found)).not.toContain('hunter2');
  });

  it('lists everything that is wrong at once', async () => {
    const found = await problems(
      'prot: 1\ncurrency: x\ntimezone: y\nsources: { nope: {}, shopify: { main: { secrt: a } } }',
      { THROUGHLINE_PROT: '5000' },
    );
    expect(found.map(({ path }) => path)).toEqual([
      'THROUGHLINE_PROT',
      'prot',
      'currency',
      'timezone',
      'sources.nope',
      'sources.shopify.main.secrt',
    ]);
  });

  it('lets variables be that are somebody else’s', async () => {
    const environment = { THROUGHLINE_SERVICE_HOST: '10.0.0.1', THROUGHLINE_SHOPIFY_SECRET: 'x' };
    expect((await load('', environment)).host).toBe('127.0.0.1');
  });

  it('prefers the file that lies in a data folder given by itself', async () => {
    writeFileSync(join(folder, 'throughline.config.yaml'), 'currency: TRY');
    const byOption = await loadConfig({ environment: {}, options: { data: folder } });
    expect(byOption).toMatchObject({ currency: 'TRY', dataDir: folder });
    const byVariable = await loadConfig({ environment: { THROUGHLINE_DATA_DIR: folder } });
    expect(byVariable.currency).toBe('TRY');
  });

  it('refuses a named file that is not there, and text that is not YAML, with the line', async () => {
    const missing = loadConfig({ file: join(folder, 'none.yaml'), environment: {} });
    await expect(missing).rejects.toThrow(/none\.yaml: cannot be read \(ENOENT\)/);
    const broken = await problems('port: 1\nhost: "open\n');
    expect(broken[0]?.path).toMatch(/\.yaml:\d+:\d+$/);
    expect((await problems('- a\n- b'))[0]?.message).toBe('is not a mapping');
    expect((await problems('port: 1\nport: 2'))[0]?.message).toMatch(/unique/i);
  });

  it('keeps events as long as a new sale looks back for its touches', async () => {
    const [problem, ...others] = await problems(
      'lookback_call_days: 200\nretention: { events: 199 }',
    );
    expect(others).toEqual([]);
    expect(problem).toMatchObject({ path: 'retention.events', message: '199 is not valid' });
    expect(problem!.expected).toContain('at least 200,');
    await expect(
      load('lookback_call_days: 200\nretention: { events: 200 }'),
    ).resolves.toMatchObject({
      retention: { events: 200, peopleInactive: null },
    });
    expect(await problems('retention: { people_inactive: 0 }')).toMatchObject([
      { path: 'retention.people_inactive' },
    ]);
  });
});
