import { openWhole } from '../../../topology/open-whole.ts';
import { benchConfig } from '../bench-config.ts';
import { serve, stopped, task, tell } from './parent.ts';

/** The whole embedded product on a folder. */
await serve(async () => {
  const { folder } = task<{ folder: string }>();
  const embedded = await openWhole({
    config: await benchConfig(folder),
    dataDir: folder,
    version: 'bench',
  });
  tell('listening', await embedded.listen('127.0.0.1', 0));
  process.on('message', async (message: { sql: string; parameters?: Record<string, unknown> }) => {
    if (message.sql)
      tell('rows', await embedded.line.warehouse.reader().rows(message.sql, message.parameters));
  });
  await stopped();
  await embedded.close();
  process.disconnect?.();
});
