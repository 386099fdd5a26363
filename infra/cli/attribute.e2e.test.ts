import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Attribution } from '@throughline/transform/attribution/attribute';
import { afterAll, describe, expect, it } from 'vitest';
import { run as runCommand } from './run.ts';
import { capturedIo } from './testing/captured-io.ts';

const BINARY = fileURLToPath(new URL('../bin/throughline.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'throughline-attribute-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const working = join(folder, 'working');
mkdirSync(working);

const HEADER = 'path;total_conversions;total_conversion_value;total_null';
/** The worked case of three paths: P(conversion) = 1/3, removal effects 1/2, 1, 1. */
const WORKED = `${HEADER}\nC1 > C2 > C3;1;10;0\nC1;0;0;1\nC2 > C3;0;0;1\n`;
const MODELS =
  'first last last_non_direct linear linear_unique position_based j_shaped inverse_j w_shaped full_path time_decay participation markov shapley shapley_ordered leave_one_out'.split(
    ' ',
  );

function file(name: string, content: string): string {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}

const worked = file('worked.csv', WORKED);

interface Given {
  readonly input?: string;
}

/** Runs the command in this process. */
async function run(line: readonly string[], { input = '' }: Given = {}) {
  const io = capturedIo({ stdin: input });
  const status = await runCommand(['attribute', ...line], io);
  return { status, stdout: io.out(), stderr: io.err() };
}

/** Runs the built command in a folder without a configuration and without data. */
function runBuilt(line: readonly string[], { input = '' }: Given = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [BINARY, 'attribute', ...line], {
    cwd: working,
    input,
    encoding: 'utf8',
    timeout: 60_000,
    env: { PATH: process.env.PATH },
  });
  return { status, stdout, stderr };
}

async function attributed(line: readonly string[], options?: Given): Promise<Attribution> {
  const { status, stdout, stderr } = await run(line, options);
  expect(stderr).not.toContain('Error');
  expect(status).toBe(0);
  return JSON.parse(stdout) as Attribution;
}

describe('throughline attribute', { timeout: 120_000 }, () => {
  it('prints totals and, for each model, parameters and channels', async () => {
    expect(await attributed([worked, '--model', 'linear,markov', '--format', 'json'])).toEqual({
      totals: { conversions: 1, value: 10, nulls: 2 },
      models: [
        {
          model: 'linear',
          parameters: {},
          channels: ['C1', 'C2', 'C3'].map((channel) => ({
            channel,
            conversions: expect.closeTo(1 / 3, 12),
            value: expect.closeTo(10 / 3, 12),
          })),
        },
        {
          model: 'markov',
          parameters: { order: 1, nulls: true },
          channels: [
            ['C1', 0.2, 0.5],
            ['C2', 0.4, 1],
            ['C3', 0.4, 1],
          ].map(([channel, share, effect]) => ({
            channel,
            conversions: expect.closeTo(Number(share), 12),
            value: expect.closeTo(10 * Number(share), 12),
            removal_effect_conversions: expect.closeTo(Number(effect), 12),
            removal_effect_value: expect.closeTo(Number(effect), 12),
          })),
        },
      ],
    });
  });

  it('knows every model by name, in the order asked for', async () => {
    const { models } = await attributed([worked, '--model', MODELS.join(',')]);
    expect(models.map(({ model }) => model)).toEqual(MODELS);
    for (const { model, channels } of models) {
      const sum = channels.reduce((so, { conversions }) => so + conversions, 0);
      // Participation gives each of the three all of it.
      expect(sum, model).toBeCloseTo(model === 'participation' ? 3 : 1, 9);
    }
  });

  it('computes all models that are told enough', async () => {
    const all = async (...line: string[]) =>
      (await attributed([worked, '--model', 'all', ...line])).models.map(({ model }) => model);
    const models = await all();
    expect(models).toEqual(expect.arrayContaining(MODELS));
    expect(models).not.toContain('custom');
    const told = await all('--weights', '50,20,30', '--paid', 'C1,C2');
    expect(told).toEqual(expect.arrayContaining(['custom', 'first_paid', 'last_paid']));
  });

  it('takes the order of the chain, and leaves journeys without a conversion out', async () => {
    const [model] = (await attributed([worked, '--model', 'markov', '--order', '2'])).models;
    expect(model?.parameters).toEqual({ order: 2, nulls: true });
    const [without] = (await attributed([worked, '--model', 'markov', '--without-nulls'])).models;
    // The one path that converts goes through all three.
    for (const channel of without!.channels) expect(channel.removal_effect_conversions).toBe(1);
  });

  it('gives data-driven models intervals by bootstrap', async () => {
    const rows = Array.from({ length: 20 }, (_, i) => `a > b${i % 3};${30 + i};${300 + i};90`);
    const path = file('many.csv', [HEADER, ...rows].join('\n'));
    const { models } = await attributed([path, '--model', 'linear,markov', '--bootstrap', '50']);
    for (const { model, channels } of models)
      for (const { conversions, interval } of channels) {
        if (model === 'linear') {
          expect(interval).toBeUndefined();
          continue;
        }
        expect(interval!.level).toBe(0.95);
        expect(interval!.conversions[0]).toBeLessThan(conversions);
        expect(interval!.conversions[1]).toBeGreaterThan(conversions);
        expect(interval!.value[0]).toBeLessThan(interval!.value[1]);
      }
  });

  it('writes CSV and a table', async () => {
    const csv = await run([worked, '--model', 'first', '--format', 'csv']);
    expect(csv.stdout.split('\n')).toEqual([
      'model,channel,conversions,value,removal_effect_conversions,removal_effect_value,conversions_low,conversions_high,value_low,value_high',
      'first,C1,1,10,,,,,,',
      'first,C2,0,0,,,,,,',
      'first,C3,0,0,,,,,,',
      '',
    ]);
    const table = await run([worked, '--model', 'first,last', '--format', 'table']);
    expect(table.stdout.split('\n').map((line) => line.split(/ +/))).toEqual([
      ['channel', 'first', 'last'],
      ['───────', '─────', '────'],
      ['C1', '1.00', '0.00'],
      ['C2', '0.00', '0.00'],
      ['C3', '0.00', '1.00'],
      ['total', '1.00', '1.00'],
      [''],
    ]);
    expect(table.stderr).toMatch(/^1 conversions, value 10, 2 journeys without one\./);
  });

  it('reads standard input', async () => {
    const { stdout } = runBuilt(['-', '--model', 'first'], { input: WORKED });
    const { totals } = JSON.parse(stdout) as Attribution;
    expect(totals).toEqual({ conversions: 1, value: 10, nulls: 2 });
    const { stderr } = await run(['-'], { input: `${HEADER}\na;-1;0;0\n` });
    expect(stderr).toMatch(/^standard input:2:total_conversions: "-1"/m);
  });

  it('reads other names, delimiters and separators, a byte order mark and CRLF', async () => {
    const plain = (await run([worked, '--model', 'all'])).stdout;
    const windows = file('windows.csv', `\uFEFF${WORKED.replaceAll('\n', '\r\n')}`);
    expect((await run([windows, '--model', 'all'])).stdout).toBe(plain);
    const renamed = WORKED.replace(HEADER, 'journey;won;money;lost')
      .replaceAll(';', ',')
      .replaceAll(' > ', '|');
    const names = '--path-column journey --conversions-column won --value-column money';
    const line = `--model all --delimiter , --separator | ${names} --nulls-column lost`;
    expect((await run([file('renamed.csv', renamed), ...line.split(' ')])).stdout).toBe(plain);
  });

  it('is the same to the byte each time', async () => {
    const line = [worked, '--model', 'all', '--bootstrap', '20', '--seed', '7'];
    const [first, second] = [await run(line), runBuilt(line)];
    expect(first.status).toBe(0);
    expect(first.stdout.length).toBeGreaterThan(1000);
    expect(second.stdout).toBe(first.stdout);
  });

  it('leaves nothing behind in the folder it is called in', async () => {
    expect(runBuilt([worked]).status).toBe(0);
    expect(readdirSync(working)).toEqual([]);
  });

  it('does not fail a reader that has seen enough', async () => {
    const rows = Array.from({ length: 20_000 }, (_, i) => `channel ${i};1;1;1`);
    const path = file('wide.csv', [HEADER, ...rows].join('\n'));
    const line = [BINARY, 'attribute', path, '--model', 'first,last', '--format', 'csv'];
    const child = spawn(process.execPath, line, {
      cwd: working,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stderr.resume();
    child.stdout.once('data', () => child.stdout.destroy());
    const [code, signal] = await once(child, 'exit');
    expect({ code, signal }).toEqual({ code: 0, signal: null });
  });
});

describe('throughline attribute, asked wrongly', { timeout: 120_000 }, () => {
  it.each([
    [
      'a needed column under another name',
      'path;total_conversion;total_null\na;1;1\n',
      /paths\.csv:1:total_conversions: .*--conversions-column total_conversion would read/,
    ],
    [
      'a negative count',
      `${HEADER}\na;1;1;1\nb;-2;0;1\n`,
      /paths\.csv:3:total_conversions: "-2" stands here, expected a number/,
    ],
    [
      'an empty path',
      `${HEADER}\n;1;1;1\n`,
      /paths\.csv:2:path: nothing stands here, expected channels divided by >/,
    ],
    [
      'a count that is no number',
      `${HEADER}\na;1;1;many\n`,
      /paths\.csv:2:total_null: "many" stands here, expected a number/,
    ],
  ])('computes nothing from a file with %s', async (_, content, message) => {
    const { status, stdout, stderr } = await run([file('paths.csv', content)]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(message);
  });

  it('leaves a column unread that nobody asked for, and names it', async () => {
    const path = file('paths.csv', 'path,total_conversions,exposure_times\na > b,6,x > y\nb,4,z\n');
    const { status, stdout, stderr } = await run([path, '--model', 'linear', '--format', 'csv']);
    expect(status).toBe(0);
    // 6 / 2 for a; 6 / 2 + 4 for b.
    expect(stdout).toMatch(/^linear,a,3,/m);
    expect(stdout).toMatch(/^linear,b,7,/m);
    expect(stderr).toContain('the column exposure_times was not read');
  });

  it('does not compute Shapley exactly over 20 channels, and says what to ask instead', async () => {
    const channels = Array.from({ length: 21 }, (_, i) => `c${i}`).join(' > ');
    const many = file('many.csv', `${HEADER}\n${channels};3;30;1\n`);
    const { status, stdout, stderr } = await run([
      many,
      '--model',
      'shapley',
      '--shapley',
      'exact',
    ]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(/^model_too_large: Exact Shapley takes 20 channels .* "sampled"/);
    expect((await run([many, '--model', 'shapley'])).status).toBe(0);
  });

  it.each([
    ['--model marcov', /There is no model "marcov"; did you mean "markov"\?/],
    ['--model markov --order 5', /^model_parameter: Markov of order 5 .* ask order 4 or lower/],
    ['--model first --order 5', /^model_parameter: Markov of order 5 .* ask order 4 or lower/],
    ['--model shapley --shapley exat', /auto, exact, sampled/],
    ['--order x', /--order: x, expected 1, 2, 3, 4 or auto/],
    ['--delimiter ;;', /the delimiter must be one character/],
    ['--weights 50,50', /--weights: 50,50, expected three numbers such as 50,20,30/],
    ['--weights 50,,50', /--weights: 50,,50, expected three numbers/],
    ['--weights 1,x,1', /--weights: 1,x,1, expected three numbers/],
    ['--model custom --weights=-1,0,2', /The weights of custom must be three numbers of 0 or more/],
    ['--model custom', /The model "custom" needs three weights/],
    ['--transform uniq', /"uniq" is no path transform; use one of exposure, unique/],
    ['--bootstrap 0', /'--bootstrap <replicates>' argument '0' is invalid/],
    ['--format xml', /Allowed choices are json, csv, table/],
  ])('refuses %s', async (line, message) => {
    const { status, stdout, stderr } = await run([worked, ...line.split(' ')]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(message);
  });

  it('tells a file that is not there and a folder', async () => {
    for (const [path, why] of [
      [join(folder, 'missing.csv'), 'there is no such file'],
      [folder, 'it is a folder'],
    ] as const)
      expect(await run([path])).toEqual({
        status: 2,
        stdout: '',
        stderr: `${path} cannot be read: ${why}.\n`,
      });
  });
});
