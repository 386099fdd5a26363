import { collector } from '@throughline/ingest/collector/collector';
import { openLmdbLog } from '@throughline/ingest/log/lmdb/log';
import { loadSources } from '@throughline/ingest/sources/registry';
import fastify from 'fastify';
import { monotonicClock } from '../../../topology/clock.ts';
import { benchConfig } from '../bench-config.ts';
import { serve, stopped, task, tell } from './parent.ts';

/** The collectors and the durable log, without what stands behind the log. */
await serve(async () => {
  const { folder } = task<{ folder: string }>();
  const { accounts } = await benchConfig(folder);
  const log = await openLmdbLog({ path: folder });
  const app = fastify({ logger: false });
  await app.register(collector, {
    sources: await loadSources(),
    accounts,
    log,
    clock: monotonicClock(),
    limits: { rate: false },
  });
  tell('listening', await app.listen({ host: '127.0.0.1', port: 0 }));
  await stopped();
  await app.close();
  const ends = await log.ends();
  tell(
    'stored',
    ends.reduce((total, end) => total + end, 0),
  );
  await log.close();
  process.disconnect?.();
});
