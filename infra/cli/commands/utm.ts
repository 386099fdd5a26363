import { readFileSync } from 'node:fs';
import type { AddCommand } from '../add-command.ts';
import { CommandError } from '../command-error.ts';
import { type Io, say } from '../io.ts';
import { type Format, formatOption } from '../options.ts';

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
    .action(async (url: string | undefined, { format, file, ...given }: Options) => {
      if ((url === undefined) === (file === undefined))
        throw new CommandError(2, 'expected the address of a page, or --file with a table of them');
      if (file !== undefined) return writeLinks(io, file, format);
      const { buildUtmLink } = await import('../utm-link.ts');
      const tags = { source: '', medium: '', campaign: '', ...given };
      const result = buildUtmLink(url!, tags);
      if ('problems' in result) throw new CommandError(2, result.problems.join('\n'));
      for (const warning of result.warnings) say(io, warning);
      io.stdout.write(format === 'json' ? `${JSON.stringify(result)}\n` : `${result.url}\n`);
      if (format !== 'json')
        say(io, `Visits by this link count for the channel ${result.channel}.`);
    });
};

/** The links of a table, one a line in its order; nothing where one line is wrong. */
async function writeLinks(io: Io, file: string, format: Format): Promise<void> {
  const { buildUtmLinks } = await import('../utm-links.ts');
  const result = buildUtmLinks(readTable(file));
  if ('problems' in result) throw new CommandError(2, result.problems.join('\n'));
  for (const { line, warnings } of result.links)
    for (const warning of warnings) say(io, `line ${line}: ${warning}`);
  if (format === 'json') {
    io.stdout.write(`${JSON.stringify(result.links)}\n`);
    return;
  }
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const lines = result.links.map(({ url, channel }) => `${quoted(url)},${quoted(channel)}\n`);
  io.stdout.write(`url,channel\n${lines.join('')}`);
}

function readTable(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new CommandError(2, `${file}: cannot be read; name a CSV file`);
  }
}
