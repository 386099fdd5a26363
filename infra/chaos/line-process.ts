import { loadSources } from '@throughline/ingest/sources/registry';
import { derivedTables } from '@throughline/transform/derive/derived-tables';
import { openEmbeddedWarehouse } from '@throughline/transform/warehouse/embedded';
import type { WorldConfiguration } from '../simulator/configuration.ts';
import { openEmbedded } from '../topology/embedded.ts';
import { FlightRecorder, recordedWarehouse } from './flight-recorder.ts';
import { sampleConfig } from './sample-config.ts';

/** What the process is told on its command line, as JSON. */
export interface LineOrders {
  readonly dataDir: string;
  readonly recorder: string;
  readonly world: WorldConfiguration;
  /** Dies by its own SIGKILL at a statement, counted from the start or from when it listens. */
  readonly dieAt?: {
    readonly during: 'start' | 'work';
    readonly statement: number;
    /** As the statement is sent, when it is answered, or so many ms after it was sent. */
    readonly when: 'sent' | 'answered' | number;
  };
}

/** What the one who started it may ask. */
export type Question =
  | { readonly ask: 'settle' }
  | { readonly ask: 'ends' }
  | { readonly ask: 'derived' }
  | { readonly ask: 'rebuild' }
  | { readonly ask: 'close' }
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
const { dieAt } = orders;
const die = () => process.kill(process.pid, 'SIGKILL');
const isDue = (starting: boolean, count: number) =>
  dieAt?.statement === count && (dieAt.during === 'start') === starting;
const line = await openEmbedded({
  config: sampleConfig(orders.world, await loadSources()),
  dataDir: orders.dataDir,
  version: 'chaos',
  openWarehouse: async (options) =>
    recordedWarehouse(await openEmbeddedWarehouse(options), recorder, () => started, {
      before(starting, count) {
        if (!isDue(starting, count) || dieAt?.when === 'answered') return;
        if (typeof dieAt?.when === 'number') setTimeout(die, dieAt.when);
        else setImmediate(die);
      },
      after(starting, count) {
        if (isDue(starting, count) && dieAt?.when === 'answered') die();
      },
    }),
});
process.on('message', (message: ToLine) => {
  answer(message).then(
    (result) => tell({ id: message.id, answer: result }),
    (error: unknown) => tell({ id: message.id, error: String(error) }),
  );
});
const url = await line.listen('127.0.0.1', 0);
started = true;
recorder.note('accepting');
tell({ url, token: line.token });

function tell(message: FromLine): void {
  process.send?.(message);
}

async function answer(question: Question): Promise<unknown> {
  const { log, worker, warehouse, deriver } = line.line;
  switch (question.ask) {
    case 'settle':
      return worker.settled(await log.ends());
    case 'ends':
      return log.ends();
    case 'derived':
      return derivedTables(warehouse);
    case 'rebuild':
      return deriver.rebuild();
    case 'rows':
      return warehouse.reader().rows(question.sql, question.parameters);
    case 'close':
      await line.close();
      setImmediate(() => process.disconnect?.());
  }
}
