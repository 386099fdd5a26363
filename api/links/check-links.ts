import { readTable } from '@throughline/ingest/mapping/read-table';
import { type LinkCheck, type LinkFault, TAGS } from '../contract/links.ts';
import { type CheckLinkOptions, checkLink } from './check-link.ts';

/** One link of a list, with where it stands in the file. */
export interface ListedLink extends LinkCheck {
  readonly line: number;
  /** As it was asked for. */
  readonly landing: string;
}

export type ListedLinks = { readonly links: readonly ListedLink[] } | { readonly problem: string };

/**
 * Tags the pages of a table: columns `url`, `source`, `medium`, `campaign`, and `term`, `content`, `id` where
 * there are any (also as `utm_source` …). Each line has its own faults. Values that other lines spell otherwise are
 * warned of, for reports count them apart.
 * @throws RecordError for a text that is no table.
 */
export function checkLinks(text: string, options: CheckLinkOptions = {}): ListedLinks {
  const delimiter = text.slice(0, text.search(/\r?\n|$/)).includes(';') ? ';' : ',';
  const [head, ...lines] = readTable(text, { delimiter, expected: 'a table (CSV)' });
  const columns = (head?.cells ?? []).map((name) => name.trim().toLowerCase().replace(/^utm_/, ''));
  const missing = ['url', 'source', 'medium', 'campaign'].filter((one) => !columns.includes(one));
  if (missing.length > 0) return { problem: `line 1: columns ${missing.join(', ')} are missing` };
  const known = new Map<string, string>();
  const links = lines.flatMap(({ cells, raw }, index): ListedLink[] => {
    if (raw.trim() === '') return [];
    const cell = (name: string) => cells[columns.indexOf(name)]?.trim() ?? '';
    const tags = {
      ...{ source: cell('source'), medium: cell('medium'), campaign: cell('campaign') },
      ...Object.fromEntries(TAGS.slice(3).map((name) => [name, cell(name)])),
    };
    const made = checkLink(cell('url'), tags, options);
    const warnings = [...made.warnings, ...otherSpellings(tags, known)];
    return [{ line: index + 2, landing: cell('url'), ...made, warnings }];
  });
  return links.length > 0 ? { links } : { problem: 'the table has no line under its heading' };
}

/** Values that an earlier line writes in another case, or with other signs between its words. */
function otherSpellings(
  tags: Readonly<Record<'source' | 'medium' | 'campaign', string>>,
  known: Map<string, string>,
): LinkFault[] {
  return (['source', 'medium', 'campaign'] as const).flatMap((tag): LinkFault[] => {
    const got = tags[tag];
    const key = `${tag} ${got.toLowerCase().replace(/[\s_.-]+/g, '')}`;
    const better = known.get(key) ?? got;
    known.set(key, better);
    return better === got ? [] : [{ code: 'tag_spelt_before', tag, got, better }];
  });
}
