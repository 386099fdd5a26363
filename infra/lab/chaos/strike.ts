import { setTimeout as sleep } from 'node:timers/promises';
import type { Aim, Blow } from './blow.ts';
import type { DistributedLine } from './distributed-line.ts';
import type { Phase } from './flight-recorder.ts';
import type { DieAt } from './line-process.ts';
import type { Member } from './member.ts';
import type { Poisoner } from './poison.ts';

/** One life that a blow has ended. */
export interface Death {
  readonly victim: string;
  /** What it was doing; of a server, what the workers were doing with it. */
  readonly phase: Phase;
}

/** So long a blow waits at the most for what it aims at. */
const AIM_MS = 4_000;
const CONNECTS_WITHIN_MS = 20_000;

/** Does it, and starts again at once whatever it has ended. */
export async function strike(
  line: DistributedLine,
  blow: Blow,
  poisoner: Poisoner,
): Promise<readonly Death[]> {
  switch (blow.deed) {
    case 'lay out':
      return layOut(line, blow.deaths);
    case 'kill':
      return kill(line, blow);
    case 'pause': {
      const worker = (await met(blow.aim, line.workers)) ?? line.workers[blow.worker]!;
      worker.line.pause();
      await sleep(blow.ms);
      worker.line.resume();
      return [];
    }
    case 'leave': {
      const worker = (await met(blow.aim, line.workers)) ?? line.workers[blow.worker]!;
      await worker.leave();
      worker.enter();
      return [];
    }
    case 'join': {
      await met(blow.aim, line.workers);
      const guest = line.addWorker();
      await Promise.race([guest.address(), guest.failed]);
      await sleep(blow.ms);
      await guest.leave();
      return [];
    }
    case 'poison':
      await poisoner.write();
      return [];
  }
}

async function layOut(line: DistributedLine, deaths: readonly DieAt[]): Promise<Death[]> {
  const died = line.workers.map(async (worker, index) => {
    const first = await worker.kill(deaths[index]);
    await Promise.race([worker.line.exit, worker.line.ask({ ask: 'connected' }).catch(() => {})]);
    const second = await worker.kill();
    return [first, second].map((phase) => ({ victim: worker.name, phase }));
  });
  const all = (await Promise.all(died)).flat();
  await Promise.all([line.collector, line.api, ...line.workers].map(connected));
  return all;
}

async function kill(line: DistributedLine, blow: Blow & { deed: 'kill' }): Promise<Death[]> {
  const { victim, aim, within, dieAt, again, rebuild } = blow;
  if (rebuild) void askForRebuild(line);
  if (victim === 'broker' || victim === 'clickhouse') {
    if (!(await met(aim, line.workers))) await sleep(within);
    const server = line[victim];
    const phase = busiest(line.workers);
    await server.kill();
    await server.restart();
    return [{ victim, phase }];
  }
  let member = victim === 'worker' ? line.workers[blow.worker]! : line[victim];
  await connected(member);
  if (dieAt) {
    const { exit } = member.line;
    await Promise.race([member.line.ask({ ask: 'die', ...dieAt }).catch(() => {}), exit]);
    await Promise.race([exit, sleep(within)]);
  } else if (aim && victim === 'worker') member = (await met(aim, line.workers)) ?? member;
  else await sleep(within);
  const deaths = [{ victim: member.name, phase: await member.kill(again) }];
  if (again) {
    await Promise.race([member.line.exit, sleep(AIM_MS)]);
    deaths.push({ victim: member.name, phase: await member.kill() });
  }
  return deaths;
}

/** Whatever kills it while it starts says so; others wait until it works. */
async function connected({ line }: Member): Promise<void> {
  const asked = line.ask({ ask: 'connected' }).catch(() => {});
  await Promise.race([asked, sleep(CONNECTS_WITHIN_MS)]);
}

/** The first of these that does it; none when none does within a while. */
async function met(aim: Aim, members: readonly Member[]): Promise<Member | undefined> {
  const end = performance.now() + AIM_MS;
  while (aim && performance.now() < end) {
    const found = members.find((one) => one.phase() === aim);
    if (found) return found;
    await sleep(2);
  }
  return undefined;
}

function busiest(workers: readonly Member[]): Phase {
  const phases = workers.map((worker) => worker.phase());
  const order = ['deriving', 'loading', 'accepting', 'starting'] as const;
  return order.find((phase) => phases.includes(phase))!;
}

async function askForRebuild(line: DistributedLine): Promise<unknown> {
  const { url, token } = await line.api.address();
  return fetch(`${url}/api/v1/rebuild`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
  }).catch(() => undefined);
}
