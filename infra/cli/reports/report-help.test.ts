import { CONTRACTS, REPORT_NAMES } from '@throughline/api/contract/reports/index';
import { describe, expect, it } from 'vitest';
import { run } from '../run.ts';
import { capturedIo } from '../testing/captured-io.ts';
import { reportOptions } from './report-options.ts';

async function helpOf(...words: readonly string[]) {
  const io = capturedIo();
  expect(await run([...words, '--help'], io)).toBe(0);
  return io.out();
}

describe('the help of reports', () => {
  it('names every report with its question', async () => {
    await expect(await helpOf('report')).toMatchFileSnapshot('./golden/report.txt');
  });

  it.each(REPORT_NAMES)('of %s says what its contract says', async (name) => {
    const help = await helpOf('report', name);
    await expect(help).toMatchFileSnapshot(`./golden/${name}.txt`);
    for (const key of Object.keys(CONTRACTS[name].query.shape))
      expect(help).toContain(`--${key.replaceAll('_', '-')} <`);
  });

  it.each(REPORT_NAMES)('every parameter of %s is described', (name) => {
    for (const { parameter, option } of reportOptions(CONTRACTS[name]))
      expect([parameter, option.description.length > 10]).toEqual([parameter, true]);
  });

  it('is not loaded for other commands', async () => {
    const io = capturedIo();
    await run(['utm', '--help'], io);
    expect(io.out()).not.toContain('--basis');
  });
});
