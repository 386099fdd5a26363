import { readFileSync } from 'node:fs';
import { linkFaultText } from '@throughline/api/contract/link-words';
import type { LinkCheck, LinkFault, LinkTags } from '@throughline/api/contract/links';
import { checkLink } from '@throughline/api/links/check-link';
import { checkLinks } from '@throughline/api/links/check-links';
import { type ConfigInput, loadSettings } from '../../config/load-settings.ts';
import { classificationOf, namingRules } from '../../operations/links/naming-rules.ts';
import { CommandError } from '../command-error.ts';
import { type Io, say } from '../io.ts';
import type { Format } from '../options.ts';

/** A tagged link, checked as its visits will be read. */
export async function writeLink(
  io: Io,
  input: ConfigInput,
  url: string,
  tags: LinkTags,
  format: Format,
): Promise<void> {
  const link = checkLink(url, tags, await optionsFrom(input));
  if (link.url === null)
    throw new CommandError(2, link.problems.map((fault) => text(fault)).join('\n'));
  for (const warning of link.warnings) say(io, text(warning));
  io.stdout.write(format === 'json' ? `${JSON.stringify(told(link))}\n` : `${link.url}\n`);
  if (format !== 'json')
    say(io, `Visits by this link count for the channel ${link.channel} (${link.reason}).`);
}

/** The links of a table, one a line in its order, each with its faults; the command fails where a line has one. */
export async function writeLinks(
  io: Io,
  input: ConfigInput,
  file: string,
  format: Format,
): Promise<void> {
  const result = checkLinks(readTable(file), await optionsFrom(input));
  if ('problem' in result) throw new CommandError(2, result.problem);
  for (const { line, warnings } of result.links)
    for (const warning of warnings) say(io, `line ${line}: ${text(warning)}`);
  if (format === 'json') {
    const links = result.links.map(({ line, ...link }) => ({ line, ...told(link) }));
    io.stdout.write(`${JSON.stringify(links)}\n`);
  } else {
    const quoted = (value: string) => `"${value.replaceAll('"', '""')}"`;
    const lines = result.links.map(
      ({ url, channel, problems }) =>
        `${[url ?? '', url ? channel : '', problems.map(text).join('; ')].map(quoted).join(',')}\n`,
    );
    io.stdout.write(`url,channel,problem\n${lines.join('')}`);
  }
  const faulty = result.links.filter(({ url }) => url === null);
  if (faulty.length > 0)
    throw new CommandError(
      2,
      faulty
        .flatMap(({ line, problems }) => problems.map((one) => `line ${line}: ${text(one)}`))
        .join('\n'),
    );
}

async function optionsFrom(input: ConfigInput) {
  const { settings } = await loadSettings(input);
  return { rules: namingRules(settings.links), classification: classificationOf(settings) };
}

const text = (fault: LinkFault) => linkFaultText(fault, 'en');

function told({ url, channel, channel_ga4, reason, problems, warnings }: LinkCheck) {
  return {
    ...{ url, channel, channel_ga4, reason },
    ...{ problems: problems.map(text), warnings: warnings.map(text) },
  };
}

function readTable(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new CommandError(2, `${file}: cannot be read; name a CSV file`);
  }
}
