import { setTimeout as sleep } from 'node:timers/promises';
import type { RawDelivery } from '@throughline/ingest/contract/delivery';
import { loadSources } from '@throughline/ingest/sources/registry';
import { derivedTables } from '@throughline/transform/derive/derived-tables';
import { LOAD_GROUP, type Role } from '../../line/line.ts';
import { logPages } from '../../operations/log-pages.ts';
import { lineOperations } from '../../operations/ops.ts';
import { untilVisible } from '../../operations/visibility.ts';
import type { WorldConfiguration } from '../../simulator/configuration.ts';
import { openWarehouse } from '../../topology/open-parts.ts';
import { openProcess } from '../../topology/open-process.ts';
import { ALL_ROLES } from '../../topology/open-whole.ts';
import { FlightRecorder, recordedWarehouse } from './flight-recorder.ts';
import { sampleConfig } from './sample-config.ts';
import { type Servers, serverConfig } from './server-config.ts';

/** What the process is told on its command line, as JSON. */
export interface LineOrders {
  readonly dataDir: string;
  readonly recorder: string;
  readonly world: WorldConfiguration;
  /** All of them when left out. */
  readonly roles?: readonly Role[];
  /** Log and warehouse are in the data folder when left out. */
  readonly servers?: Servers;
  readonly dieAt?: DieAt;
  /** See `minFreeMb` of the configuration; its default when left out. */
  readonly minFreeMb?: number;
}

/** A process dies by its own SIGKILL at a statement, counted from the start or from when it works. */
export interface DieAt {
  readonly during: 'start' | 'work';
  readonly statement: number;
  /** As the statement is sent, when it is answered, or so many ms after it was sent. */
  readonly when: 'sent' | 'answered' | number;
}

/** What the one who started it may ask. */
export type Question =
  | { readonly ask: 'settle' }
  | { readonly ask: 'ends' }
  | { readonly ask: 'committed' }
  | { readonly ask: 'derived' }
  | { readonly ask: 'rebuild' }
  | { readonly ask: 'close' }
  /** Is there once log and warehouse are open. */
  | { readonly ask: 'connected' }
  /** Dies at so many statements of its work from now on. */
  | { readonly ask: 'die'; readonly within: number; readonly when: DieAt['when'] }
  /** Every delivery as it stands in the log. */
  | { readonly ask: 'deliveries' }
  /** The most that it ever took, bytes. */
  | { readonly ask: 'memory' }
  /** Its system clock is so many ms ahead of the machine's from now on. */
  | { readonly ask: 'clock'; readonly aheadMs: number }
  | { readonly ask: 'rows'; readonly sql: string; readonly parameters: Record<string, unknown> };

export type ToLine = Question & { readonly id: number };
export type FromLine =
  | { readonly url: string; readonly token: string }
  | { readonly id: number; readonly answer?: unknown; readonly error?: string };

const orders = JSON.parse(process.argv[2] ?? '') as LineOrders;
// Whoever started it is gone: nobody could end it any more.
process.on('disconnect', () => process.exit(0));

const recorder = new FlightRecorder(orders.recorder);
let started = false;
let worked = 0;
let { dieAt } = orders;
const die = () => process.kill(process.pid, 'SIGKILL');
const isDue = (starting: boolean, count: number) =>
  dieAt?.statement === count && (dieAt.during === 'start') === starting;
const now = Date.now.bind(Date);

const sample = sampleConfig(orders.world, await loadSources());
const config = { ...sample, minFreeMb: orders.minFreeMb ?? sample.minFreeMb };
const line = await openProcess({
  config: orders.servers ? serverConfig(config, orders.servers) : config,
  roles: orders.roles ?? ALL_ROLES,
  dataDir: orders.dataDir,
  version: 'chaos',
  openWarehouse: async (config, dataDir) =>
    recordedWarehouse(await openWarehouse(config, dataDir), recorder, () => started, {
      before(starting, count) {
        if (!starting) worked = count;
        if (!isDue(starting, count) || dieAt?.when === 'answered') return;
        if (typeof dieAt?.when === 'number') setTimeout(die, dieAt.when);
        else setImmediate(die);
      },
      after(starting, count) {
        if (isDue(starting, count) && dieAt?.when === 'answered') die();
      },
    }),
});
let closing = false;
const connected = line.connected.then(() => {
  started = true;
  recorder.note('accepting');
});
connected.catch((error) => {
  if (closing) return;
  process.stderr.write(`${error}\n`);
  process.exit(1);
});
// Over servers it listens before they have answered, as the program does.
if (!orders.servers) await connected;
process.on('message', (message: ToLine) => {
  answer(message).then(
    (result) => tell({ id: message.id, answer: result }),
    (error: unknown) => tell({ id: message.id, error: String(error) }),
  );
});
const url = await line.listen('127.0.0.1', 0);
tell({ url, token: line.token });

function tell(message: FromLine): void {
  process.send?.(message);
}

async function answer(question: Question): Promise<unknown> {
  switch (question.ask) {
    case 'settle':
      return untilVisible(line.line, await line.line.log.ends());
    case 'ends':
      return line.line.log.ends();
    case 'committed':
      return line.line.log.committed(LOAD_GROUP);
    case 'derived':
      return derivedTables(line.line.warehouse);
    case 'rebuild':
      return rebuild();
    case 'rows':
      return line.line.warehouse.reader().rows(question.sql, question.parameters);
    case 'connected':
      return connected;
    case 'die':
      dieAt = { during: 'work', statement: worked + question.within, when: question.when };
      return;
    case 'clock':
      Date.now = () => now() + question.aheadMs;
      return;
    case 'deliveries': {
      const deliveries: RawDelivery[] = [];
      for await (const page of logPages(line.line.log))
        deliveries.push(...page.map(({ delivery }) => delivery));
      return deliveries;
    }
    case 'memory':
      return process.resourceUsage().maxRSS * 1024;
    case 'close':
      closing = true;
      await line.close();
      setImmediate(() => process.disconnect?.());
  }
}

async function rebuild(): Promise<void> {
  const { startRebuild, operation } = lineOperations(
    line.line,
    { keepContacts: false },
    { path: 'close-key.pem', mayMake: false },
  );
  const { operation: id } = await startRebuild();
  for (;;) {
    const state = await operation(id);
    if (state?.state === 'failed') throw new Error(state.error);
    if (state?.state === 'done') return;
    await sleep(50);
  }
}
