import type { AddCommand } from '../add-command.ts';
import { CommandError } from '../command-error.ts';
import { configInput, type Format, formatOption } from '../options.ts';

/** `throughline doctor`: what works here and what does not. */
export const doctorCommand: AddCommand = (program, io) => {
  program
    .command('doctor')
    .description('check runtime, configuration, data folder, port, warehouse and log')
    .option('--host <address>', 'address that a start would listen on')
    .option('--port <number>', 'port that a start would listen on')
    .addOption(formatOption('table', ['json', 'table']))
    .action(async ({ format }: { format: Format }, command) => {
      const [{ examine }, { writeResult }] = await Promise.all([
        import('../doctor/examine.ts'),
        import('../output.ts'),
      ]);
      const checks = await examine(configInput(command, io));
      const broken = checks.filter(({ status }) => status === 'broken');
      const rows = checks.map(({ check, status, message }) => ({ check, status, message }));
      writeResult(io, format, { healthy: broken.length === 0, checks }, rows, [
        'check',
        'status',
        'message',
      ]);
      if (broken.length > 0)
        throw new CommandError(1, `Broken: ${broken.map(({ check }) => check).join(', ')}.`);
    });
};
