import type { Endpoint } from '../../contract/source.ts';
import { verified } from '../../verification/verify.ts';
import type { SiteSettings } from './settings.ts';

/**
 * Where the snippet sends. A page keeps no secret, so that anybody may send here: what came is told apart by
 * its origin, its robots and the limits of one address.
 */
export const siteEndpoint: Endpoint<SiteSettings> = {
  name: 'site',
  methods: ['POST'],
  paths: ['/collect/site', '/collect/site/:account'],
  maxBodyBytes: 512 * 1024,
  keepHeaders: [],
  browser: { origins: ({ origins }) => origins },
  verify: () => verified,
  accepted: { status: 204 },
};
