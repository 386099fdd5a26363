import { writeFile } from 'node:fs/promises';
import type { ErasureProof, OperationState } from '@throughline/api/contract/operations';
import type { AddCommand } from '../add-command.ts';
import { CommandError } from '../command-error.ts';
import { say } from '../io.ts';
import { configInput, type Format, formatOption } from '../options.ts';

interface Options {
  readonly dryRun?: boolean;
  readonly keepTotals?: boolean;
  readonly proof?: string;
  readonly format: Format;
}

/** `throughline erase`: removes one person, provably. */
export const eraseCommand: AddCommand = (program, io) => {
  program
    .command('erase')
    .description('remove one person from the log, the warehouse and the disk, and prove it')
    .argument('<identifier>', 'type:value, such as email:anna@example.com or phone:+15550100')
    .option('--dry-run', 'count what would go, and remove nothing')
    .option('--keep-totals', 'keep touches, leads and sales as rows that nobody is behind')
    .option('--proof <file>', 'write the proof as JSON')
    .addOption(formatOption('json', ['json', 'table']))
    .addHelpText(
      'after',
      '\nThe person is everybody whom this identifier is joined with. Nothing brings them back: neither a replay nor the\nsame file again. Backups of the data folder keep them; see docs/erasure.md.',
    )
    .action(async (identifier: string, options: Options, command) => {
      const { format, dryRun = false, keepTotals = false } = options;
      const [{ ask, withClient }, { untilOver }, { writeResult }] = await Promise.all([
        import('../client.ts'),
        import('../until-done.ts'),
        import('../output.ts'),
      ]);
      const { proof, result = {} } = await withClient(configInput(command, io), async (client) => {
        const body = { identifier, dry_run: dryRun, keep_totals: keepTotals };
        const started = await ask(client, 'POST', '/api/v1/erasures', { body });
        const { operation } = started.json() as { operation: string };
        const names = { doing: 'erasing', work: 'erasure' };
        return (await untilOver(client, io, operation, names)) as OperationState;
      });
      if (proof && options.proof !== undefined)
        await writeFile(options.proof, `${JSON.stringify(proof, undefined, 2)}\n`, { mode: 0o600 });
      const rows = proof
        ? rowsOf(proof)
        : Object.entries(result).map(([what, before]) => ({ what, before }));
      writeResult(io, format, proof ?? { dry_run: true, would_go: result }, rows, [
        ...['what', 'before'],
        ...(proof ? ['after'] : []),
      ]);
      if (!proof) return say(io, 'Nothing was removed: that was a dry run.');
      if (proof.result === 'found') throw new CommandError(1, leftText(proof));
    });
};

function rowsOf({ tables, log }: ErasureProof): Record<string, unknown>[] {
  return [
    ...Object.entries(tables).map(([what, counts]) => ({ what, ...counts })),
    { what: 'bodies in the log', before: log.bodies_destroyed, after: log.bodies_in_the_clear },
  ];
}

function leftText({ tables, scan, log }: ErasureProof): string {
  const left = Object.entries(tables).flatMap(([table, { after }]) =>
    after > 0 ? [`  ${table}: ${after} rows`] : [],
  );
  const found = (scan?.found ?? []).map(({ file, form }) => `  ${file}: ${form}`);
  const clear = log.bodies_in_the_clear;
  return [
    'erasure_incomplete: Something of the person was found afterwards; what is younger than the erasure is erased by the same command once more.',
    ...left,
    ...found,
    ...(clear > 0
      ? [
          `  the log: ${clear} deliveries of an earlier version, stored unsealed, which it drops by its retention only`,
        ]
      : []),
  ].join('\n');
}
