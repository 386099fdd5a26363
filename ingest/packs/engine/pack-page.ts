import { stringify } from 'yaml';
import type { Pack } from './pack.ts';
import type { PackSetting } from './settings.ts';

/** The page of a pack, as Markdown: it is made of the pack alone. */
export function packPage(pack: Pack, cases: readonly string[]): string {
  return [
    `# ${pack.title}\n`,
    `<!-- Made by \`throughline packs page\` from pack.yaml. -->\n`,
    `${pack.about}\n`,
    '## Connect\n',
    `${pack.connect.map((step, index) => `${index + 1}. ${step}`).join('\n')}\n`,
    settings(pack),
    '```yaml',
    `${example(pack)}\`\`\`\n`,
    '## What it takes\n',
    `Verified by: ${pack.verification.map(({ says }) => says).join('; or, where only that is configured, ')}.\n`,
    records(pack),
    ...(pack.streams.size > 0 ? [streams(pack)] : []),
    ...(pack.fetch.length > 0 ? [fetches(pack)] : []),
    ...(pack.notes.length > 0 ? [`${pack.notes.map((note) => `- ${note}`).join('\n')}\n`] : []),
    '## Tried with\n',
    `${cases.map((title) => `- ${title}`).join('\n')}\n`,
  ].join('\n');
}

function settings(pack: Pack): string {
  const rows = pack.settings.map(({ name, about }) => [`\`${name}\``, about]);
  return table(['setting', 'meaning'], rows);
}

function records(pack: Pack): string {
  const skipped = pack.tests.map(({ skip }) => [skip.message, 'left out as a test', '']);
  const rows = pack.records.map(({ about, skip, make }) =>
    skip
      ? [about, `left out: ${skip.message}`, '']
      : [
          about,
          [...new Set(make.map(({ fact }) => fact.becomes))].join(', '),
          [...new Set(make.map(({ fact }) => fact.key))].join('; '),
        ],
  );
  return table(['record', 'becomes', 'named by'], [...skipped, ...rows]);
}

function streams({ name, streams: all }: Pack): string {
  const names = [...all.keys()].map((stream) => `\`${stream}\``).join(', ');
  return `\`throughline import ${name} -\` takes records of its Airbyte connector and Singer tap: ${names}.\n`;
}

function fetches({ fetch }: Pack): string {
  return [
    'What the vendor names by its id alone is asked for, and the answer is kept as it came:\n',
    table(
      ['asked for', 'at', 'a second', 'at once'],
      fetch.map((one) => [one.about, one.says, String(one.perSecond), String(one.batch)]),
    ),
  ].join('\n');
}

function example(pack: Pack): string {
  const account = Object.fromEntries(pack.settings.map((one) => [one.name, exampleOf(pack, one)]));
  return stringify({ sources: { [pack.name]: { main: account } } }, { lineWidth: 0 });
}

function exampleOf(pack: Pack, { name, type, example }: PackSetting): unknown {
  if (type === 'secret')
    return `\${${`${pack.name}_${name}`.toUpperCase().replace(/[^A-Z0-9]+/g, '_')}}`;
  return example ?? (type === 'texts' ? ['me@shop.example'] : 'text');
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;
  return `${[line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')}\n`;
}
