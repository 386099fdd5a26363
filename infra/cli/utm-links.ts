import { readTable } from '@throughline/ingest/mapping/read-table';
import { buildUtmLink, type UtmTags } from './utm-link.ts';

/** One link of a list, with where it stands in the file. */
export interface ListedLink {
  readonly line: number;
  readonly url: string;
  readonly channel: string;
  readonly warnings: readonly string[];
}

export type UtmLinks =
  | { readonly links: readonly ListedLink[] }
  | { readonly problems: readonly string[] };

const TAGS = ['source', 'medium', 'campaign', 'term', 'content', 'id'] as const;

/**
 * Tags the pages of a table: columns `url`, `source`, `medium`, `campaign`, and `term`, `content`, `id` where
 * there are any (also as `utm_source` …). All or nothing: what is wrong is said of every line at once. Values
 * that other lines spell otherwise are warned of, for reports count them apart.
 * @throws RecordError for a text that is no table.
 */
export function buildUtmLinks(text: string): UtmLinks {
  const delimiter = text.slice(0, text.search(/\r?\n|$/)).includes(';') ? ';' : ',';
  const [head, ...lines] = readTable(text, { delimiter, expected: 'a table (CSV)' });
  const columns = (head?.cells ?? []).map((name) => name.trim().toLowerCase().replace(/^utm_/, ''));
  const missing = ['url', 'source', 'medium', 'campaign'].filter((one) => !columns.includes(one));
  if (missing.length > 0)
    return { problems: [`line 1: columns ${missing.join(', ')} are missing`] };
  const problems: string[] = [];
  const links: ListedLink[] = [];
  const known = new Map<string, string>();
  for (const [index, { cells, raw }] of lines.entries()) {
    const line = index + 2;
    if (raw.trim() === '') continue;
    const cell = (name: string) => cells[columns.indexOf(name)]?.trim() ?? '';
    const tags = Object.fromEntries(TAGS.map((name) => [name, cell(name)])) as unknown as UtmTags;
    const made = buildUtmLink(cell('url'), tags);
    if ('problems' in made) {
      problems.push(
        ...made.problems.map((problem) => `line ${line}: ${problem.replace('--', '')}`),
      );
      continue;
    }
    const warnings = [...made.warnings, ...otherSpellings(tags, known)];
    links.push({ line, url: made.url, channel: made.channel, warnings });
  }
  if (problems.length > 0) return { problems };
  return links.length > 0 ? { links } : { problems: ['the table has no line under its heading'] };
}

/** Values that an earlier line writes in another case, or with other signs between its words. */
function otherSpellings(tags: UtmTags, known: Map<string, string>): string[] {
  return (['source', 'medium', 'campaign'] as const).flatMap((name) => {
    const value = tags[name];
    const key = `${name} ${value.toLowerCase().replace(/[\s_.-]+/g, '')}`;
    const before = known.get(key) ?? value;
    known.set(key, before);
    return before === value
      ? []
      : [`utm_${name}: ${JSON.stringify(value)} is ${JSON.stringify(before)} in a line before`];
  });
}
