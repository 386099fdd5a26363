import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startBroker } from './broker.ts';
import { brokerFailure } from './broker-failure.ts';

const USAGE = `npm run kafka -- [--port 9092] [--data folder]
  --port   of 127.0.0.1, for clients (9092)
  --data   keeps topics and records for the next start; without it nothing is kept`;

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '9092' },
      data: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  const port = Number(values.port);
  if (values.help || !Number.isInteger(port) || port < 1 || port > 65_535) {
    console.error(values.help ? USAGE : `--port ${values.port} is no port.\n${USAGE}`);
    return values.help ? 0 : 2;
  }
  // Until it runs there is nothing to stop in order: what was begun ends with this process.
  const abandon = () => process.exit(1);
  for (const signal of SIGNALS) process.once(signal, abandon);
  const began = performance.now();
  console.error('Starting Apache Kafka; the first time Maven fetches it, which takes a minute …');
  const broker = await startBroker({ port, folder: values.data });
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.error(`Ready after ${seconds} s, data in ${broker.folder}. Ctrl-C stops it.`);
  console.log(broker.bootstrap);

  let asked = false;
  const stop = new Promise<void>((resolve) => {
    for (const signal of SIGNALS) {
      process.off(signal, abandon);
      process.once(signal, () => {
        asked = true;
        resolve();
      });
    }
  });
  const how = await Promise.race([stop, broker.ended()]);
  const failure = asked
    ? undefined
    : brokerFailure(
        'has ended',
        how ?? '',
        readFileSync(join(broker.folder, 'broker.log'), 'utf8'),
      );
  await broker.remove();
  if (failure) throw failure;
  return 0;
}

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
