import type { AddCommand } from '../add-command.ts';
import { configInput, type Format, formatOption } from '../options.ts';

interface Options {
  readonly dryRun?: boolean;
  readonly file?: string;
  readonly format: Format;
}

/** `throughline send [target]`: conversions back to ad platforms. */
export const sendCommand: AddCommand = (program, io) => {
  program
    .command('send')
    .description(
      'tell an ad platform of conversions; without a target: which there are, and what was sent',
    )
    .argument('[target]', 'name of a target of the configuration (back.targets)')
    .option('--dry-run', 'show what would go and why the rest stays; nothing is sent')
    .option(
      '--file <path>',
      'write the platform’s file for an upload by hand; what is in it counts as sent',
    )
    .addOption(formatOption('table'))
    .action(async (target: string | undefined, { format, ...options }: Options, command) => {
      const { listTargets, sendTo } = await import('../way-back/send-to.ts');
      const input = configInput(command, io);
      if (target === undefined) return listTargets(io, input, format);
      await sendTo(io, input, { target, format, ...options });
    });
};
