import { rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { RawDelivery } from '@throughline/ingest/contract/delivery';
import type { Random } from '../../simulator/random.ts';
import { type Fate, fateOf } from './fate.ts';
import { lastPhase, type Phase } from './flight-recorder.ts';
import type { LineChild } from './line-child.ts';
import type { LineOrders } from './line-process.ts';
import { type Address, sendLoad } from './load-generator.ts';
import type { Unit } from './wire-load.ts';

export interface KillOptions {
  readonly units: readonly Unit[];
  readonly kills: number;
  readonly random: Random;
  readonly connections: number;
  readonly start: (dieAt: LineOrders['dieAt']) => LineChild;
  /** File that the line notes its phase in. */
  readonly recorder: string;
  readonly onProgress: (message: string) => void;
}

export type Tally = Record<Phase, number>;

export interface Survived {
  /** Running, and everything was acknowledged. */
  readonly line: LineChild;
  /** Deaths by victim, and what it was doing. */
  readonly victims: Readonly<Record<string, Tally>>;
  /** What was done to it beside kills, by kind. */
  readonly upsets: Readonly<Record<string, number>>;
  /** What came into the log past the collectors. */
  readonly strays: readonly RawDelivery[];
  readonly requests: number;
  readonly acknowledged: number;
}

/** Sends the units, each life of the line its share, and kills the line as its fates say. */
export async function killRepeatedly(options: KillOptions): Promise<Survived> {
  const { units, kills, random, connections, start, recorder, onProgress } = options;
  const killedWhile = { starting: 0, accepting: 0, loading: 0, deriving: 0 };
  let address = open<Address>();
  const load = sendLoad(units, connections, () => address.promise);
  // A load that is wrong ends the run; one that is done has nothing more to say.
  const wrong = load.done.then(() => new Promise<never>(() => {}));
  wrong.catch(() => {});
  let isListening = false;
  let startMs = 3_000;
  let line: LineChild | undefined;
  try {
    for (let kill = 1; kill <= kills; kill += 1) {
      const fate = fateOf(random, kill, startMs);
      load.allow(Math.ceil((units.length * kill) / (kills + 1)));
      const began = Date.now();
      // Until it has noted a phase of its own, it is starting.
      rmSync(recorder, { force: true });
      line = start(fate.dieAt);
      const own = line;
      let isAlive = true;
      own.ready.then(
        (at) => {
          // What it said last may be heard after its death.
          if (!isAlive) return;
          isListening = true;
          startMs = Date.now() - began;
          address.resolve(at);
          if (fate.rebuild) void askForRebuild(at);
        },
        () => {},
      );
      await Promise.race([lived(own, fate), wrong]);
      isAlive = false;
      own.kill();
      // From here on requests wait for the next life; those that wait already go on doing so.
      if (isListening) address = open();
      isListening = false;
      const { code, signal } = await own.exit;
      if (signal !== 'SIGKILL') throw new Error(`the line ended by itself with ${signal ?? code}`);
      const phase = lastPhase(recorder);
      killedWhile[phase] += 1;
      onProgress(
        `kill ${kill} of ${kills}: while ${phase}, ${load.acknowledged.size} acknowledged`,
      );
    }
    line = start(undefined);
    address.resolve(await line.ready);
    load.allow(units.length);
    await load.done;
    const acknowledged = [...load.acknowledged.values()].reduce((sum, count) => sum + count, 0);
    const requests = load.requests();
    return { line, victims: { line: killedWhile }, upsets: {}, strays: [], requests, acknowledged };
  } catch (error) {
    line?.kill();
    throw error;
  }
}

/** Resolves when its time is over or it has died. Rejects when it does not come up. */
async function lived(line: LineChild, { from, ms }: Fate): Promise<void> {
  if (from === 'listening') await line.ready;
  await Promise.race([sleep(ms), line.exit]);
}

function askForRebuild({ url, token }: Address): Promise<unknown> {
  return fetch(`${url}/api/v1/rebuild`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
  }).catch(() => undefined);
}

function open<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => {};
  const promise = new Promise<T>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
