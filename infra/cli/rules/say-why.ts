import type { WhyQuery, WhyResponse } from '@throughline/api/contract/rules';
import { whyVisit } from '@throughline/api/rules/why-visit';
import { type ConfigInput, loadSettings } from '../../config/load-settings.ts';
import { CommandError } from '../command-error.ts';
import type { Io } from '../io.ts';
import type { Format } from '../options.ts';
import { writeResult } from '../output.ts';

const LAYERS = { custom: 'of yours', overlay: 'of the regional rules', ga4: 'of GA4’s rules' };

/** Says which channel a visit counts for; the rules are those of the configuration, no data are needed. */
export async function sayWhy(
  io: Io,
  input: ConfigInput,
  visit: WhyQuery,
  format: Format,
): Promise<void> {
  if (Object.values(visit).every((value) => value === undefined))
    throw new CommandError(
      2,
      'expected the address of a page, or --source, --medium, --campaign, --click-id or --referrer',
    );
  const { settings } = await loadSettings(input);
  const why = whyVisit(visit, { rules: settings.channels.rules, sites: settings.sites });
  writeResult(io, format, why, linesOf(why), ['what', 'value', 'because']);
}

function linesOf({ channel, channel_ga4, source, medium, campaign, ...why }: WhyResponse) {
  const { rule, ga4, given, evidence, conflict } = why;
  return [
    {
      what: 'channel',
      value: channel,
      because: `rule ${rule.number} ${LAYERS[rule.layer]} (${rule.id}): ${rule.text}`,
    },
    {
      what: 'channel in GA4',
      value: channel_ga4,
      because: `rule ${ga4.number} of GA4’s (${ga4.id}): ${ga4.text}; it records ${ga4.source} / ${ga4.medium}`,
    },
    {
      what: 'source / medium',
      value: `${source} / ${medium}`,
      because: conflict
        ? `${evidence}: the tags say free, the click id proves bought`
        : `by ${evidence}`,
    },
    ...(campaign === '' ? [] : [{ what: 'campaign', value: campaign, because: '' }]),
    ...given.map(({ input, value, decides }) => ({
      what: `given: ${input}`,
      value,
      because: decides ? 'decides' : '',
    })),
  ];
}
