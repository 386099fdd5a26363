import { resolve } from 'node:path';
import type { Settings } from '../../config/config.ts';
import type { AddCommand } from '../add-command.ts';
import { say } from '../io.ts';
import { configInput, type Format, formatOption } from '../options.ts';

/** `throughline migrate`: brings the schema of the warehouse up to date without serving anything. */
export const migrateCommand: AddCommand = (program, io) => {
  program
    .command('migrate')
    .description(
      'bring the warehouse’s schema up to date (a start of the line or of a worker does this by itself)',
    )
    .addOption(formatOption('json', ['json', 'table']))
    .action(async ({ format }: { format: Format }, command) => {
      const [{ loadSettings }, { findServer }, { writeResult }] = await Promise.all([
        import('../../config/load-settings.ts'),
        import('../find-server.ts'),
        import('../output.ts'),
      ]);
      const { settings } = await loadSettings(configInput(command, io));
      const dataDir = resolve(settings.dataDir);
      const server = settings.warehouse ? undefined : await findServer(dataDir);
      // A server that listens has migrated before it opened.
      const applied = server ? [] : await migrateWarehouse(settings, dataDir);
      if (server) say(io, `The server of process ${server.pid} did this when it started.`);
      writeResult(
        io,
        format,
        { applied },
        applied.map((migration) => ({ applied: migration })),
        ['applied'],
      );
    });
};

async function migrateWarehouse(settings: Settings, dataDir: string): Promise<readonly string[]> {
  const [{ holdDataFolder }, { openWarehouse }, { migrate }] = await Promise.all([
    import('../../topology/data-folder.ts'),
    import('../../topology/open-parts.ts'),
    import('@throughline/transform/warehouse/migrate'),
  ]);
  const release = settings.warehouse ? () => {} : holdDataFolder(dataDir);
  try {
    const warehouse = await openWarehouse(settings, dataDir);
    try {
      return await migrate(warehouse);
    } finally {
      await warehouse.close();
    }
  } finally {
    release();
  }
}
