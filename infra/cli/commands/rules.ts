import type { WhyQuery } from '@throughline/api/contract/rules';
import type { AddCommand } from '../add-command.ts';
import { configInput, type Format, formatOption } from '../options.ts';

interface WhyOptions extends Omit<WhyQuery, 'url' | 'click_id'> {
  readonly clickId?: string;
  readonly format: Format;
}

/** `throughline rules why|preview`: how traffic is sorted into channels. */
export const rulesCommand: AddCommand = (program, io) => {
  const rules = program
    .command('rules')
    .description('rules of channels: why a visit counts for one, and what other rules would move');
  rules
    .command('why')
    .description('say which channel a visit counts for, by which rule, and what of it decided')
    .argument('[url]', 'address of the first page with its tags and click ids')
    .option('--source <name>', 'utm_source, in place of that of the address')
    .option('--medium <name>', 'utm_medium, in place of that of the address')
    .option('--campaign <name>', 'utm_campaign, in place of that of the address')
    .option('--click-id <name>', 'name of a click id beside those of the address, such as yclid')
    .option('--referrer <url>', 'address of the page before')
    .addOption(formatOption('table', ['json', 'table']))
    .action(async (url: string | undefined, options: WhyOptions, command) => {
      const { sayWhy } = await import('../rules/say-why.ts');
      const { format, clickId, ...tags } = options;
      const visit = { ...tags, url, click_id: clickId };
      await sayWhy(io, configInput(command, io), visit, format);
    });
  rules
    .command('preview')
    .description(
      'what would move from channel to channel with the rules of a draft; changes nothing',
    )
    .argument('<draft>', 'configuration with other `channels` and `sites`, such as draft.yaml')
    .addOption(formatOption('table'))
    .action(async (draft: string, { format }: { readonly format: Format }, command) => {
      const { previewDraft } = await import('../rules/preview-draft.ts');
      await previewDraft(io, configInput(command, io), draft, format);
    });
};
