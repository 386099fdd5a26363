import type { AddCommand } from '../add-command.ts';
import { CommandError } from '../command-error.ts';
import { say } from '../io.ts';
import { type Format, formatOption } from '../options.ts';

interface Options {
  readonly source: string;
  readonly medium: string;
  readonly campaign: string;
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
    .argument('<url>', 'landing page, https://…')
    .requiredOption('--source <name>', 'utm_source: who sends the visitor, such as newsletter')
    .requiredOption('--medium <name>', 'utm_medium: how, such as email or cpc')
    .requiredOption('--campaign <name>', 'utm_campaign')
    .option('--term <text>', 'utm_term')
    .option('--content <text>', 'utm_content')
    .option('--id <id>', 'utm_id')
    .addOption(formatOption('table', ['json', 'table']))
    .action(async (url: string, { format, ...tags }: Options) => {
      const { buildUtmLink } = await import('../utm-link.ts');
      const result = buildUtmLink(url, tags);
      if ('problems' in result) throw new CommandError(2, result.problems.join('\n'));
      for (const warning of result.warnings) say(io, warning);
      io.stdout.write(format === 'json' ? `${JSON.stringify(result)}\n` : `${result.url}\n`);
      if (format !== 'json')
        say(io, `Visits by this link count for the channel ${result.channel}.`);
    });
};
