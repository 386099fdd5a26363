import type { Endpoint } from '../../contract/source.ts';
import { verified } from '../../verification/verify.ts';
import { numberExchange } from './number-exchange.ts';
import type { SiteSettings } from './settings.ts';

/** Its deliveries are leases. */
export const NUMBER_ENDPOINT = 'number';

/** Where pages ask for the number to show to this visitor. */
export const numberEndpoint: Endpoint<SiteSettings> = {
  name: NUMBER_ENDPOINT,
  methods: ['POST'],
  paths: ['/collect/number', '/collect/number/:account'],
  maxBodyBytes: 16 * 1024,
  keepHeaders: [],
  browser: { origins: ({ origins }) => origins },
  verify: () => verified,
  exchange: numberExchange,
  accepted: { status: 200 },
};
