import type { DeliveryKind } from '../contract/limits.ts';
import type { Endpoint } from '../contract/source.ts';
import { bearerToken } from './bearer-token.ts';

/**
 * `/collect/<source>`, with or without an account, for whoever sends `Authorization: Bearer` with the account's `token`:
 * what scripts and exporters post, told 202 once it is durable.
 */
export function bearerEndpoint<Settings extends { readonly token?: string | undefined }>(
  source: string,
  {
    name,
    megabytes,
    holds,
  }: { readonly name: string; readonly megabytes: number; readonly holds: DeliveryKind },
): Endpoint<Settings> {
  return {
    name,
    methods: ['POST'],
    paths: [`/collect/${source}`, `/collect/${source}/:account`],
    maxBodyBytes: megabytes * 1024 * 1024,
    holds,
    keepHeaders: [],
    verifyHead: (request, { token }) => bearerToken(request, token),
    verify: (request, { token }) => bearerToken(request, token),
    accepted: { status: 202 },
  };
}
