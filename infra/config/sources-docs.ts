import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Source } from '@throughline/ingest/contract/source';

const INGEST = fileURLToPath(
  new URL('../../ingest/', import.meta.url.replace('/infra/dist/', '/infra/')),
);

/** The page of all sources, as Markdown: made of the sources, the packs and the names of their fixtures. */
export function sourcesDocs(sources: readonly Source[]): string {
  const rows = sources.map((source) => {
    const folder = existsSync(`${INGEST}sources/${source.name}`) ? 'sources' : 'packs';
    const { about } = source;
    return {
      isPack: folder === 'packs',
      cells: [
        `[${source.title}](../${folder}/${source.name}/README.md)`,
        transport(source),
        about?.verification ?? 'see its page',
        about?.dedupe ?? 'see its page',
        about?.version ?? 'see its page',
        about?.becomes ?? 'see its page',
        fixtures(`${folder}/${source.name}/fixtures`),
      ],
    };
  });
  const section = (isPack: boolean) =>
    table(rows.filter((row) => row.isPack === isPack).map(({ cells }) => cells));
  return [INTRODUCTION, section(false), PACKS, section(true)].join('\n');
}

/** A path of an account stands for the one without. */
function transport({ endpoints, importing }: Source): string {
  const addresses = endpoints.flatMap(({ methods, paths }) =>
    paths
      .filter((path) => !path.includes('/:account'))
      .map((path) => `${methods.filter((method) => method !== 'OPTIONS').join(', ')} \`${path}\``),
  );
  const file =
    importing.kind === 'json' ? 'files of JSON or NDJSON' : 'files as the vendor writes them';
  return [...addresses, file].join('; ');
}

function fixtures(folder: string): string {
  const path = `${INGEST}${folder}`;
  if (!existsSync(path)) return 'none';
  const names = readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
    .sort();
  return names.map((name) => `[${name}](../${folder}/${name})`).join(', ');
}

const HEAD = [
  'source',
  'transport',
  'verification',
  'what makes it one',
  'version',
  'becomes',
  'fixtures',
];

function table(rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;
  return `${[line(HEAD), line(HEAD.map(() => '---')), ...rows.map(line)].join('\n')}\n`;
}

const INTRODUCTION = `# Sources

Made by \`throughline sources docs\`. Every address also takes the account: \`/collect/<source>/<account>\`. Every source takes
files as well: \`throughline import <source> <file>\`. Settings stand in [configuration.md](../../infra/docs/configuration.md).

## Sources in code
`;

const PACKS = `## Packs

A pack is a vendor as data; [a-pack.md](a-pack.md) shows how one is made.
`;
