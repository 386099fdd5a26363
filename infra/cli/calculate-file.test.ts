import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CALCULATIONS } from '@throughline/transform/plan/calculations';
import { afterAll, describe, expect, it } from 'vitest';
import { run } from './run.ts';
import { capturedIo } from './testing/captured-io.ts';

const folder = mkdtempSync(join(tmpdir(), 'throughline-calculate-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function calculate(name: string, stdin: string, file = '-') {
  const io = capturedIo({ stdin });
  const exitCode = await run(['calculate', name, file], io);
  return { exitCode, out: io.out(), err: io.err() };
}

const line = (budget: string, more = {}) =>
  JSON.stringify({
    months: 1,
    lines: [{ channel: 'search', campaign: 'brand', month: 0, budget, cpc: '20', ...more }],
  });

const answers = (out: string) =>
  out
    .trimEnd()
    .split('\n')
    .map((text) => JSON.parse(text));

describe('throughline calculate', () => {
  it('answers line by line in the order of the requests, blank lines left out', async () => {
    const { exitCode, out, err } = await calculate(
      'plan',
      `\uFEFF${line('100')}\r\n\n   \n${line('300')}`,
    );
    expect({ exitCode, err }).toEqual({ exitCode: 0, err: '' });
    // 100 / 20 and 300 / 20 clicks.
    expect(answers(out).map(({ totals }) => totals.visits)).toEqual([5, 15]);
  });

  it('says on its own line what is wrong with a request, and ends with 2', async () => {
    const { exitCode, out, err } = await calculate(
      'plan',
      [line('100', { cpc: '-1', colour: 'red' }), '{"months":', line('200'), '[]'].join('\n'),
    );
    expect(exitCode).toBe(2);
    expect(err).toMatch(/^3 of 4 lines could not be computed/);
    const [invalid, broken, good, list] = answers(out);
    expect(invalid.error.code).toBe('input_invalid');
    expect(invalid.error.errors).toEqual(
      expect.arrayContaining([
        { field: 'lines[0].cpc', message: 'expected more than 0' },
        { field: 'lines[0].colour', message: 'there is no such field' },
      ]),
    );
    expect(broken.error.code).toBe('line_not_json');
    expect(good.totals.visits).toBe(10);
    expect(list.error.code).toBe('input_invalid');
  });

  it('never writes a number that is none', async () => {
    const { exitCode, out } = await calculate('plan', line('1e400'));
    expect(exitCode).toBe(2);
    expect(answers(out)[0].error.code).toBe('result_not_finite');
  });

  it('reads a file, and refuses one that is not there, a folder, and a function that is not there', async () => {
    const file = join(folder, 'plans.ndjson');
    writeFileSync(file, `${line('100')}\n`.repeat(3));
    expect(answers((await calculate('plan', '', file)).out)).toHaveLength(3);
    expect((await calculate('plan', '', folder)).err).toBe(
      `${folder} cannot be read: it is a folder.\n`,
    );
    const none = await calculate('toString', '');
    expect(none.exitCode).toBe(2);
    expect(none.err).toContain(`use one of ${Object.keys(CALCULATIONS).join(', ')}.`);
  });

  it.each(Object.entries(CALCULATIONS))(
    'names the fields that %s does not know',
    async (name, load) => {
      expect((await load()).name).toBe(name);
      const { exitCode, out } = await calculate(name, '{"no_such_field":1}');
      expect(exitCode).toBe(2);
      expect(answers(out)[0].error.errors).toEqual(
        expect.arrayContaining([{ field: 'no_such_field', message: 'there is no such field' }]),
      );
    },
  );
});
