import type { AddCommand } from '../add-command.ts';
import { configInput, type Format, formatOption } from '../options.ts';

/** `throughline config check|docs`. */
export const configCommand: AddCommand = (program, io) => {
  const config = program.command('config').description('check the configuration, or document it');
  config
    .command('check')
    .description('list everything that is wrong in file and environment (exit code 78)')
    .addOption(formatOption('table', ['json', 'table']))
    .action(async ({ format }: { format: Format }, command) => {
      const [{ loadConfig }, { ConfigError }] = await Promise.all([
        import('../../config/load-config.ts'),
        import('../../config/config-error.ts'),
      ]);
      try {
        const { path, accounts } = await loadConfig(configInput(command, io));
        const result = { valid: true, file: path ?? null, accounts: accounts.length, problems: [] };
        io.stdout.write(
          format === 'json'
            ? `${JSON.stringify(result)}\n`
            : `${path ?? 'Defaults and environment, no file'}: valid, ${accounts.length} accounts\n`,
        );
      } catch (error) {
        if (error instanceof ConfigError && format === 'json')
          io.stdout.write(`${JSON.stringify({ valid: false, problems: error.problems })}\n`);
        throw error;
      }
    });
  config
    .command('docs')
    .description('print the reference of all settings as Markdown')
    .action(async () => {
      const [{ configDocs }, { loadSources }] = await Promise.all([
        import('../../config/config-docs.ts'),
        import('@throughline/ingest/sources/registry'),
      ]);
      io.stdout.write(configDocs(await loadSources()));
    });
};
