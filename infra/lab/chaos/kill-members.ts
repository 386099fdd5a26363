import { type Blow, blows } from './blow.ts';
import type { DistributedLine } from './distributed-line.ts';
import type { KillOptions, Survived, Tally } from './kill-repeatedly.ts';
import { sendLoad } from './load-generator.ts';
import { Poisoner } from './poison.ts';
import { strike } from './strike.ts';

/** Sends the units, a share before each kill, and strikes the distributed line as chance says. */
export async function killMembers(
  line: DistributedLine,
  { units, kills, random, connections, onProgress }: Omit<KillOptions, 'start' | 'recorder'>,
): Promise<Survived> {
  const load = sendLoad(units, connections, line.address);
  // A load that is wrong ends the run; one that is done has nothing more to say.
  const wrong = load.done.then(() => new Promise<never>(() => {}));
  wrong.catch(() => {});
  const poisoner = new Poisoner(line.servers, random);
  const victims: Record<string, Tally> = {};
  const upsets: Partial<Record<Blow['deed'], number>> = {};
  const fates = blows(random);
  let killed = 0;
  while (killed < kills) {
    load.allow(Math.ceil((units.length * (killed + 1)) / (kills + 1)));
    const blow = fates.next().value as Blow;
    const deaths = await Promise.race([strike(line, blow, poisoner), wrong, line.failed]);
    for (const { victim, phase } of deaths) {
      victims[victim] ??= { starting: 0, accepting: 0, loading: 0, deriving: 0 };
      victims[victim][phase] += 1;
      killed += 1;
      onProgress(
        `kill ${killed} of ${kills}: ${victim} while ${phase}, ${load.acknowledged.size} acknowledged`,
      );
    }
    if (deaths.length > 0) continue;
    upsets[blow.deed] = (upsets[blow.deed] ?? 0) + 1;
    onProgress(`between: ${JSON.stringify(blow)}`);
  }
  await Promise.race([poisoner.write(), wrong, line.failed]);
  load.allow(units.length);
  await Promise.race([load.done, line.failed]);
  const acknowledged = [...load.acknowledged.values()].reduce((sum, count) => sum + count, 0);
  return {
    line: line.api.line,
    victims,
    upsets,
    strays: poisoner.written,
    requests: load.requests(),
    acknowledged,
  };
}
