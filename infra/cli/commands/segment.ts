import type { AddCommand } from '../add-command.ts';
import { configInput, type Format, formatOption } from '../options.ts';

interface Written {
  readonly format: Format;
}

/** `throughline segment list|save|delete`: saved sets of conditions. */
export const segmentCommand: AddCommand = (program, io) => {
  const segment = program
    .command('segment')
    .description('saved conditions, which reports take by name: list, save, delete');
  segment
    .command('list')
    .description('every segment with its conditions')
    .addOption(formatOption('table'))
    .action(async ({ format }: Written, command) => {
      const { listSegments } = await import('../segments/list-segments.ts');
      await listSegments(io, configInput(command, io), format);
    });
  segment
    .command('save')
    .description('save conditions under a name; what the name stood for before is replaced')
    .argument('<name>', 'name of the segment, such as "Paid in Berlin"')
    .argument(
      '<conditions...>',
      '<dimension>:<is|not|contains|starts>:<value>, such as channel:is:Email; all are to be met',
    )
    .addOption(formatOption('json'))
    .action(async (name: string, where: readonly string[], { format }: Written, command) => {
      const { saveSegment } = await import('../segments/save-segment.ts');
      await saveSegment(io, configInput(command, io), { name, where, format });
    });
  segment
    .command('delete')
    .description('delete a segment; reports that are asked with it are refused from then on')
    .argument('<name>', 'name of the segment, as the list shows it')
    .addOption(formatOption('json'))
    .action(async (name: string, { format }: Written, command) => {
      const { saveSegment } = await import('../segments/save-segment.ts');
      await saveSegment(io, configInput(command, io), { name, where: null, format });
    });
};
