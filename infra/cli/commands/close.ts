import { Option } from 'commander';
import type { AddCommand } from '../add-command.ts';
import type { CheckOptions } from '../closes/verify-close.ts';
import { configInput, type Format, formatOption } from '../options.ts';

interface Written {
  readonly format: Format;
}

/** `throughline close <month>|list|show|verify|export`: months that are frozen and signed. */
export const closeCommand: AddCommand = (program, io) => {
  const close = program
    .command('close')
    .description('close a month: freeze and sign its figures, and say later what has changed')
    .argument('<month>', 'the month after the last close, such as 2026-03')
    .addOption(formatOption('json'))
    .action(async (month: string, { format }: Written, command) => {
      const { closeOne } = await import('../closes/close-one.ts');
      await closeOne(io, configInput(command, io), month, format);
    });
  close
    .command('list')
    .description('every closed month, and the one that can be closed next')
    .addOption(formatOption('table'))
    .action(async (_: unknown, command) => {
      const { listCloses } = await import('../closes/list-closes.ts');
      await listCloses(io, configInput(command, io), ownFormat(command, 'table'));
    });
  close
    .command('show')
    .description('what was frozen of a month: figures by both accountings, versions, signature')
    .argument('<month>', 'a closed month')
    .addOption(formatOption('table'))
    .action(async (month: string, _: unknown, command) => {
      const { showClose } = await import('../closes/show-close.ts');
      await showClose(io, configInput(command, io), month, ownFormat(command, 'table'));
    });
  close
    .command('verify')
    .description(
      'check hashes, chain, signatures and facts: of all closes, of a month, or of an exported file',
    )
    .argument('[month-or-file]', 'a closed month, or a file of close export (all closes)')
    .addOption(
      new Option(
        '--public-key <key>',
        'key that must have signed: a file (PEM), or the key in Base64',
      ),
    )
    .addOption(formatOption('table'))
    .action(async (which: string | undefined, options: CheckOptions, command) => {
      const { verifyClose } = await import('../closes/verify-close.ts');
      const format = ownFormat(command, 'table');
      await verifyClose(io, configInput(command, io), which, { ...options, format });
    });
  close
    .command('export')
    .description('write a close to a file that can be checked without this installation')
    .argument('<month>', 'a closed month')
    .requiredOption('--out <file>', 'where it is written (`-`: standard output)')
    .action(async (month: string, { out }: { readonly out: string }, command) => {
      const { exportClose } = await import('../closes/export-close.ts');
      await exportClose(io, configInput(command, io), month, out);
    });
};

/** The option that the subcommand was given: the command above it has one of the same name. */
function ownFormat(
  command: { opts(): Partial<Written>; parent?: unknown },
  byDefault: Format,
): Format {
  const parent = command.parent as
    | { getOptionValueSource(name: string): string | undefined; opts(): Partial<Written> }
    | undefined;
  if (parent?.getOptionValueSource('format') === 'cli') return parent.opts().format ?? byDefault;
  return command.opts().format ?? byDefault;
}
