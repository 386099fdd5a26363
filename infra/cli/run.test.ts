import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { run } from './run.ts';
import { capturedIo } from './testing/captured-io.ts';

const folder = mkdtempSync(join(tmpdir(), 'throughline-cli-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function command(line: string, given: Parameters<typeof capturedIo>[0] = {}) {
  const io = capturedIo(given);
  const exitCode = await run(line ? line.split(' ') : [], io);
  return { exitCode, out: io.out(), err: io.err() };
}

describe('run', () => {
  it('prints help and version as results', async () => {
    expect(await command('--version')).toMatchObject({ exitCode: 0, out: '0.1.0\n', err: '' });
    const help = await command('--help');
    expect(help).toMatchObject({ exitCode: 0, err: '' });
    expect([...help.out.matchAll(/^ {2}([a-z]+)/gm)].map(([, name]) => name)).toEqual([
      ...['start', 'collector', 'worker', 'api', 'demo', 'import', 'cost', 'report', 'attribute'],
      ...[
        'calculate',
        'plan',
        'close',
        'segment',
        'goal',
        'send',
        'audience',
        'rebuild',
        'replay',
        'quarantine',
        'erase',
        'retain',
        'utm',
        'rules',
        'doctor',
        'migrate',
        'move',
      ],
      ...['config', 'sources', 'packs', 'help'],
    ]);
  });

  it.each([
    ['', /Usage/],
    ['attribute', /missing required argument 'file'/],
    ['strat', /Did you mean start/],
    [
      'calculate profit -',
      /^calculation_unknown: There is no calculation "profit"; use one of plan/,
    ],
    ['calculate plan', /missing required argument 'file'/],
    ['calculate plan /nowhere/plan.ndjson', /^\/nowhere\/plan\.ndjson cannot be read: there is no/],
    ['start --prot 4', /unknown option '--prot'/],
    ['import shopify', /missing required argument 'file'/],
    ['import', /missing required argument 'source'; throughline import --list/],
    ['import --example shopfy', /There is no source shopfy; known are .*shopify/],
    ['report channels --to 2026-31-01', /to must be a day of the calendar written as YYYY-MM-DD/],
    ['report channels --model markov', /model "markov".*stand in the report attribution/],
    [
      'report channels --from 2026-01-01 --to 2026-01-31 --format docx',
      /json, ndjson, csv, xlsx, arrow, parquet, table/,
    ],
    ['quarantine list --limit none', /whole number from 1/],
    ['rebuild now', /too many arguments/],
    ['close March', /close_month_invalid: "March" is no month: write it as 2026-03/],
    ['close show', /missing required argument 'month'/],
    ['close verify /nowhere/close.json', /\/nowhere\/close\.json: no such file/],
    ['plan import', /missing required argument 'file'/],
    ['plan import /nowhere/plan.csv', /no such file; expected a sheet as CSV/],
    ['plan import plan.csv --vat 20', /share from 0 to 1, such as 0\.2/],
    ['plan lock', /missing required argument 'id'/],
    ['plan optimise spring --min-romi high', /ratio above -1, such as 0\.3/],
    ['plan optimise spring --extra 1 --min-romi 0.3', /Expected one goal: --budget or --extra/],
    ['replay --from yesterday', /--from: Expected a time with its offset, such as 2026/],
    ['replay --to 2026-03-01T10:00:00', /--to: Expected a time with its offset/],
    ['replay --from 2026-02-30T10:00:00Z', /--from: Expected a time with its offset/],
    ['replay --bad-rows --from 2026-03-01T00:00:00Z', /expected one or the other/],
    ['import shopify /nowhere/orders.json', /no such file/],
    ['import auto', /missing required argument 'file'/],
    ['import auto /nowhere/costs.csv', /no such file or folder/],
    ['import csv costs.csv --dates myd', /Allowed choices are ymd, dmy, mdy/],
    ['import auto costs.csv --column cost', /"heading=meaning"/],
    ['rules why', /expected the address of a page/],
    ['rules preview', /missing required argument 'draft'/],
    ['import undo', /missing required argument 'id'/],
    ['import undo 7', /an id of throughline import list/],
    ['cost add --from 2026-03-01', /required option/],
    [
      'cost add --channel Telepathy --from 2026-03-01 --to 2026-03-31 --amount 5 --currency EUR',
      /no channel .Telepathy/,
    ],
  ])('refuses %j with 2 and a sentence on standard error', async (line, message) => {
    const { exitCode, out, err } = await command(line);
    expect(exitCode).toBe(2);
    expect(out).toBe('');
    expect(err).toMatch(message);
  });

  it('checks the configuration', async () => {
    const file = join(folder, 'good.yaml');
    writeFileSync(file, 'currency: TRY\nsources: { ga4: { main: {} } }');
    const good = await command(`config check --config ${file} --format json`);
    expect(good).toMatchObject({ exitCode: 0, err: '' });
    expect(JSON.parse(good.out)).toEqual({ valid: true, file, accounts: 1, problems: [] });

    const bad = await command(`config check --config ${file} --format json`, {
      environment: { THROUGHLINE_PORT: 'http', THROUGHLINE_CURRENCY: 'lira' },
    });
    expect(bad.exitCode).toBe(78);
    expect(JSON.parse(bad.out)).toMatchObject({
      valid: false,
      problems: [{ path: 'port' }, { path: 'currency' }],
    });
    expect(bad.err).toContain('port: "http" is not valid; expected a whole number');
  });

  it('refuses to open the network without keys before it touches anything', async () => {
    const data = join(folder, 'never');
    const { exitCode, err } = await command(`start --host 0.0.0.0 --data ${data}`);
    expect(exitCode).toBe(78);
    expect(err).toContain('API keys');
  });

  it('builds links', async () => {
    const line = 'utm https://oak.example/ --source vk --medium cpc --campaign Spring';
    const text = await command(line);
    expect(text).toMatchObject({
      exitCode: 0,
      out: 'https://oak.example/?utm_source=vk&utm_medium=cpc&utm_campaign=Spring\n',
      err: expect.stringContaining('better spring'),
    });
    const json = await command(`${line} --format json`);
    expect(JSON.parse(json.out)).toMatchObject({ channel: 'Paid Social' });
    const table = join(folder, 'links.csv');
    writeFileSync(table, 'url,source,medium,campaign\nhttps://oak.example/,vk,cpc,spring\n');
    expect(await command(`utm --file ${table}`)).toMatchObject({
      exitCode: 0,
      out: 'url,channel,problem\n"https://oak.example/?utm_source=vk&utm_medium=cpc&utm_campaign=spring","Paid Social",""\n',
    });
    expect((await command('utm')).err).toContain('--file');
    expect(
      await command('utm http://oak.example/ --source a --medium b --campaign c'),
    ).toMatchObject({
      exitCode: 2,
      out: '',
    });
  });
});
