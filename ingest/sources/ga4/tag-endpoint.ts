import type { Account, Endpoint } from '../../contract/source.ts';
import { refused, verified } from '../../verification/verify.ts';
import type { Ga4Settings } from './settings.ts';

/**
 * Beacons of the tag on pages, as `server_container_url` or `transport_url` of gtag sends them. A page keeps no
 * secret: an account takes only the measurement ids that it names.
 */
export const tagEndpoint: Endpoint<Ga4Settings> = {
  name: 'tag',
  methods: ['GET', 'POST'],
  paths: ['/g/collect'],
  maxBodyBytes: 256 * 1024,
  keepHeaders: [],
  browser: { origins: ({ origins }) => origins },
  choose: ({ query }, accounts: readonly Account<Ga4Settings>[]) =>
    accounts.find(({ settings }) => names(settings, query)),
  verify: ({ query }, settings) =>
    names(settings, query) ? verified : refused('tid is not one of this account'),
  accepted: { status: 204 },
};

function names({ measurementIds }: Ga4Settings, query: string): boolean {
  const tid = new URLSearchParams(query).get('tid');
  return tid !== null && measurementIds.includes(tid);
}
