import type { AddCommand } from '../add-command.ts';
import { CommandError } from '../command-error.ts';
import { configInput, type Format, formatOption } from '../options.ts';

interface Options {
  readonly file?: string;
  readonly source?: string;
  readonly medium?: string;
  readonly campaign?: string;
  readonly term?: string;
  readonly content?: string;
  readonly id?: string;
  readonly format: Format;
}

/** `throughline utm <url>`: a tagged link, checked as its visits will be read. */
export const utmCommand: AddCommand = (program, io) => {
  program
    .command('utm')
    .description('build a tagged link and say which channel its visits will count for')
    .argument('[url]', 'landing page, https://…')
    .option(
      '--file <table>',
      'CSV of pages and their tags: url, source, medium, campaign …; the links as CSV',
    )
    .option('--source <name>', 'utm_source: who sends the visitor, such as newsletter')
    .option('--medium <name>', 'utm_medium: how, such as email or cpc')
    .option('--campaign <name>', 'utm_campaign')
    .option('--term <text>', 'utm_term')
    .option('--content <text>', 'utm_content')
    .option('--id <id>', 'utm_id')
    .addOption(formatOption('table', ['json', 'table']))
    .action(async (url: string | undefined, { format, file, ...given }: Options, command) => {
      if ((url === undefined) === (file === undefined))
        throw new CommandError(2, 'expected the address of a page, or --file with a table of them');
      const { writeLink, writeLinks } = await import('../links/write-links.ts');
      const input = configInput(command, io);
      if (file !== undefined) return writeLinks(io, input, file, format);
      await writeLink(io, input, url!, { source: '', medium: '', campaign: '', ...given }, format);
    });
};
