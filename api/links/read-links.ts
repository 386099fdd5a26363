import { type ClassifyOptions, classify } from '@throughline/transform/channels/classify';
import { currentPublication } from '@throughline/transform/derive/publication';
import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type { Reader } from '@throughline/transform/warehouse/warehouse';
import type { SavedLink } from '../contract/links.ts';
import { DOCUMENTS } from '../documents/documents.ts';
import { newestDocuments } from '../documents/newest-documents.ts';
import { linkBody, type StoredLink } from './link-document.ts';
import type { UsedNames } from './naming-rules.ts';

const CLICKS = sqlFile(import.meta.url, './clicks.sql');
const VISITS = sqlFile(import.meta.url, './visits.sql');
const NAMES = sqlFile(import.meta.url, './names.sql');

/** Every link that stands, the newest first, and the newest version of each code that ever was one. */
export async function readLinks(reader: Reader) {
  const found = await newestDocuments(reader, 'link');
  const versions = new Map(found.map(({ name, version }) => [name, Number(version)]));
  const newestFirst = found.sort((a, b) => Number(b.at) - Number(a.at));
  const links = newestFirst.flatMap(({ name: code, version, body, author, at }): StoredLink[] => {
    // A deleted link, and a document that was imported unchecked, lead nowhere.
    const read = linkBody.safeParse(JSON.parse(body || 'null'));
    const changedAt = new Date(Number(at)).toISOString();
    return read.success
      ? [{ ...read.data, code, version: Number(version), author, changedAt }]
      : [];
  });
  return { links, versions };
}

export interface ShowOptions {
  /** Where short links are reached. */
  readonly address: string | undefined;
  readonly classification: ClassifyOptions | undefined;
}

/** Links with what came of them. */
export async function listLinks(reader: Reader, options: ShowOptions): Promise<SavedLink[]> {
  const { links } = await readLinks(reader);
  if (links.length === 0) return [];
  const state = await currentPublication(reader);
  const campaigns = [...new Set(links.map(({ tags }) => tags.campaign))];
  const [clicks, visits] = await Promise.all([
    reader.rows<{ code: string; clicks: string }>(CLICKS, DOCUMENTS),
    reader.rows<Record<'source' | 'medium' | 'campaign' | 'content' | 'visits', string>>(VISITS, {
      ...state,
      campaigns,
    }),
  ]);
  const clicked = new Map(clicks.map((row) => [row.code, Number(row.clicks)]));
  return links.map((link) => {
    const shown = showLink(link, options);
    const { source, medium } = classified(link, options.classification);
    const mine = visits.filter(
      (row) =>
        row.source === source &&
        row.medium === medium &&
        row.campaign === link.tags.campaign &&
        (!link.tags.content || row.content === link.tags.content),
    );
    return {
      ...shown,
      clicks: clicked.get(link.code) ?? 0,
      visits: mine.reduce((sum, row) => sum + Number(row.visits), 0),
    };
  });
}

export function showLink(link: StoredLink, { address, classification }: ShowOptions): SavedLink {
  return {
    ...{ code: link.code, name: link.name, url: link.url, tags: link.tags },
    short_url: address === undefined ? null : `${address}/l/${link.code}`,
    channel: classified(link, classification).channel,
    ...{ version: link.version, author: link.author, changed_at: link.changedAt },
    ...{ clicks: 0, visits: 0 },
  };
}

function classified({ tags }: StoredLink, options: ClassifyOptions | undefined) {
  const { source, medium, campaign } = tags;
  return classify({ source, medium, campaign, clickIds: [], referrerHost: '' }, options);
}

const YEAR_MS = 365 * 86_400_000;

/** Names in use, read once for each published state: a link is checked at every key that is pressed. */
export function usedNames() {
  let kept: { readonly of: string; readonly names: Promise<UsedNames> } | undefined;
  return async (reader: Reader, now: Date): Promise<UsedNames> => {
    const state = await currentPublication(reader);
    const since = new Date(now.getTime() - YEAR_MS).toISOString().slice(0, 10);
    const of = `${state.generation} ${state.revision} ${since}`;
    if (kept?.of !== of) {
      const names = readNames(reader, { ...state, since });
      kept = { of, names };
      names.catch(() => {
        kept = undefined;
      });
    }
    return kept.names;
  };
}

async function readNames(reader: Reader, parameters: object): Promise<UsedNames> {
  const rows = await reader.rows<{ what: string; name: string }>(NAMES, { ...parameters });
  const of = (what: string) => rows.filter((row) => row.what === what).map(({ name }) => name);
  return { source: of('source'), medium: of('medium'), campaign: of('campaign') };
}
