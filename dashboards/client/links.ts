import { queryOptions } from '@tanstack/react-query';
import {
  type KnownNames,
  knownNames,
  type LinkCheck,
  type LinkRequest,
  linkCheck,
  linkList,
  type SavedLink,
  type SaveLinkRequest,
  writtenLink,
} from '@throughline/api/contract/links';
import { type ExploreReport, exploreReport } from '@throughline/api/contract/reports/explore';
import { postJson, requestFile, requestJson } from './request.ts';

const PATH = '/api/v1/links';

export const linksQueryOptions = queryOptions({
  queryKey: ['links'],
  queryFn: ({ signal }) =>
    requestJson<{ links: SavedLink[] }>(PATH, {}, linkList, signal).then(({ links }) => links),
});

export const linkNamesQueryOptions = queryOptions({
  queryKey: ['links', 'names'],
  queryFn: ({ signal }) => requestJson<KnownNames>(`${PATH}/names`, {}, knownNames, signal),
});

export function linkCheckQueryOptions(asked: LinkRequest) {
  return queryOptions({
    queryKey: ['links', 'check', asked],
    queryFn: ({ signal }) => postJson<LinkCheck>(`${PATH}/check`, asked, linkCheck, { signal }),
  });
}

/** An address as a QR code. */
export function qrQueryOptions(url: string) {
  return queryOptions({
    queryKey: ['links', 'qr', url],
    queryFn: async () => (await requestFile(`${PATH}/qr.svg`, { url })).text(),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export function saveLink(asked: SaveLinkRequest): Promise<SavedLink> {
  return postJson<{ link: SavedLink }>(PATH, asked, writtenLink).then(({ link }) => link);
}

/** Leads a link elsewhere; its short form, and what was printed, stays good. */
export function changeLink(code: string, asked: Omit<SaveLinkRequest, 'code'>): Promise<SavedLink> {
  return postJson<{ link: SavedLink }>(`${PATH}/${encodeURIComponent(code)}`, asked, writtenLink, {
    method: 'PUT',
  }).then(({ link }) => link);
}

/** What campaigns have brought since a day, by source and campaign. */
export function campaignMarginsOptions(from: string, to: string) {
  return queryOptions({
    queryKey: ['links', 'margins', from, to],
    queryFn: ({ signal }) =>
      requestJson<ExploreReport>(
        '/api/v1/reports/explore',
        { from, to, by: 'source,campaign', metrics: 'margin', limit: 1000 },
        exploreReport,
        signal,
      ),
  });
}
