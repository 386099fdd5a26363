import type { AddCommand } from '../add-command.ts';
import { CommandError } from '../command-error.ts';
import { type Format, formatOption } from '../options.ts';

/** `throughline packs check|page`. */
export const packsCommand: AddCommand = (program, io) => {
  const packs = program
    .command('packs')
    .description('check packs (vendors as data), or document one');
  packs
    .command('check')
    .description(
      'read every pack of a folder, run its fixtures, and say what is wrong (exit code 78)',
    )
    .argument('<folder>', 'a pack, or a folder of packs')
    .addOption(formatOption('table', ['json', 'table']))
    .action(async (folder: string, { format }: { format: Format }) => {
      const { checkPacks, problemText } = await engine();
      const { checked, problems } = checkPacks(folder);
      const facts = checked.map(({ pack, cases }) => ({
        pack: pack.name,
        cases: cases.length,
        failed: cases.filter(({ wrong }) => wrong.length > 0).length,
      }));
      io.stdout.write(
        format === 'json'
          ? `${JSON.stringify({ valid: problems.length === 0, packs: facts, problems })}\n`
          : facts
              .map(({ pack, cases, failed }) => `${pack}: ${cases} cases, ${failed} failed\n`)
              .join(''),
      );
      if (problems.length > 0) throw new CommandError(78, problems.map(problemText).join('\n'));
    });
  packs
    .command('page')
    .description('print the page of a pack as Markdown')
    .argument('<folder>', 'the pack')
    .action(async (folder: string) => {
      const { checkPacks, problemText, packPage } = await engine();
      const { checked, problems } = checkPacks(folder);
      if (problems.length > 0) throw new CommandError(78, problems.map(problemText).join('\n'));
      for (const { pack, cases } of checked)
        io.stdout.write(
          packPage(
            pack,
            cases.map(({ title }) => title),
          ),
        );
    });
};

async function engine() {
  const [{ checkPacks }, { problemText }, { packPage }] = await Promise.all([
    import('@throughline/ingest/packs/engine/check-packs'),
    import('@throughline/ingest/packs/engine/pack-error'),
    import('@throughline/ingest/packs/engine/pack-page'),
  ]);
  return { checkPacks, problemText, packPage };
}
