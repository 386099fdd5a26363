import { resolve } from 'node:path';
import type { AddCommand } from '../add-command.ts';
import { say } from '../io.ts';
import { configInput, type Format, formatOption } from '../options.ts';

/** `throughline migrate`: brings the schema of the warehouse up to date without serving anything. */
export const migrateCommand: AddCommand = (program, io) => {
  program
    .command('migrate')
    .description('bring the warehouse’s schema up to date (a start does this by itself)')
    .addOption(formatOption('json', ['json', 'table']))
    .action(async ({ format }: { format: Format }, command) => {
      const [{ loadSettings }, { findServer }, { writeResult }] = await Promise.all([
        import('../../config/load-settings.ts'),
        import('../find-server.ts'),
        import('../output.ts'),
      ]);
      const { settings } = await loadSettings(configInput(command, io));
      const dataDir = resolve(settings.dataDir);
      const server = await findServer(dataDir);
      // A server that listens has migrated before it opened.
      const applied = server ? [] : await migrateFolder(dataDir);
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

async function migrateFolder(dataDir: string): Promise<readonly string[]> {
  const [{ holdDataFolder }, { openEmbeddedWarehouse }, { migrate }] = await Promise.all([
    import('../../topology/data-folder.ts'),
    import('@throughline/transform/warehouse/embedded'),
    import('@throughline/transform/warehouse/migrate'),
  ]);
  const release = holdDataFolder(dataDir);
  try {
    const warehouse = await openEmbeddedWarehouse({ path: resolve(dataDir, 'warehouse') });
    try {
      return await migrate(warehouse);
    } finally {
      await warehouse.close();
    }
  } finally {
    release();
  }
}
