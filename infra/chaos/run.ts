import { parseArgs } from 'node:util';
import { chaos } from './chaos.ts';

/** `npm run chaos -- --kills 100 --seed 1 [--people 1500]`: prints the result as JSON; 1 when a law is broken. */
const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '100' },
    seed: { type: 'string', default: '1' },
    people: { type: 'string', default: '1500' },
  },
});
const result = await chaos({
  kills: wholeNumber('kills', values.kills),
  seed: wholeNumber('seed', values.seed),
  people: wholeNumber('people', values.people),
  onProgress: (message) => process.stderr.write(`${message}\n`),
});
const { lost, strange, altered, misbooked } = result.reconciled;
process.stdout.write(
  `${JSON.stringify({ ...result, lost: lost.length, twice: altered.length + misbooked.length }, null, 2)}\n`,
);
const calm = result.calmReconciled;
const broken = [
  lost,
  strange,
  altered,
  misbooked,
  calm.lost,
  calm.strange,
  calm.altered,
  calm.misbooked,
];
if (broken.some((list) => list.length > 0) || result.rebuildDiffers || result.calmDiffers)
  process.exitCode = 1;

function wholeNumber(name: string, text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  process.stderr.write(`--${name}: ${text}, expected a whole number\n`);
  process.exit(2);
}
