import { uniformStream } from '@throughline/transform/plan/risk/random-stream';
import { expect, it } from 'vitest';
import { judgeGroups, type SignalGroup } from './judge-groups.ts';

const group = (units: number, foundUnits: number, more: Partial<SignalGroup> = {}) => ({
  ...{ signal: 'short_calls' as const, examined: units * 2, found: foundUnits * 3 },
  ...{ units, foundUnits, ...more },
});

it('finds the campaign whose callers ring for seconds, and says how often others do', () => {
  const [bad, good] = [group(50, 6), group(300, 1)];
  // By hand: of the others 1 + 0.005·200 in 300 + 200, 0.4 %; six of fifty are 12 % and have a chance of 5e-8.
  expect(judgeGroups([bad, good], 0.1)).toEqual([{ group: bad, ordinaryShare: 3 / 600 }]);
});

it('is silent where chance, the rest of the business or too few explain it', () => {
  expect(judgeGroups([group(50, 2), group(300, 0)], 0.1)).toEqual([]);
  expect(judgeGroups([group(50, 6), group(300, 20)], 0.1)).toEqual([]);
  expect(judgeGroups([group(4, 4, { examined: 4 })], 0.1)).toEqual([]);
  // Four of fifty callers where 0.5 % are ordinary: of chance 1 in 5,000, too much for a budget of one in 100,000.
  expect(judgeGroups([group(50, 4)], 0.000_01)).toEqual([]);
  expect(judgeGroups([group(50, 4)], 0.1)).toHaveLength(1);
});

it('takes one hour for a burst, and no other sign', () => {
  const hour = group(200, 1, { signal: 'click_burst' });
  expect(judgeGroups([hour, group(200, 1)], 0.1).map((one) => one.group)).toEqual([hour]);
});

it('keeps its budget of false alerts in worlds without fraud, and finds what is put in', () => {
  // Twelve campaigns of 30 to 400 callers, 1 % of whom ring for seconds; in half of the worlds one has 8 % more.
  const random = uniformStream(5, 'worlds');
  const worlds = 1_000;
  let [falsely, found] = [0, 0];
  for (let world = 0; world < worlds; world++) {
    const groups = Array.from({ length: 12 }, (_, at) => {
      const units = 30 + Math.floor(random() * 370);
      const share = world % 2 === 1 && at === 0 ? 0.09 : 0.01;
      return group(at === 0 ? 200 : units, draw(at === 0 ? 200 : units, share, random));
    });
    const findings = judgeGroups(groups, 0.1).map((one) => one.group);
    falsely += findings.filter((one) => one !== groups[0] || world % 2 === 0).length;
    found += world % 2 === 1 && findings.includes(groups[0]!) ? 1 : 0;
  }
  expect(falsely / worlds).toBeLessThanOrEqual(0.1);
  expect(found / (worlds / 2)).toBeGreaterThan(0.9);
});

function draw(of: number, share: number, random: () => number): number {
  let found = 0;
  for (let one = 0; one < of; one++) if (random() < share) found += 1;
  return found;
}
