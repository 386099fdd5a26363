import { isIPv4 } from 'node:net';
import type { ApiKey } from './api-key.ts';

/** The configuration would open the data to the network without any key. */
export class ListenRefused extends Error {
  override readonly name = 'ListenRefused';
  readonly code = 'keys_required';
}

/**
 * Without API keys everything is allowed to everybody who can connect, so only this machine may.
 *
 * @throws {ListenRefused} for any host but 127.0.0.0/8, ::1 and localhost while no key is configured.
 */
export function listenAllowed(host: string, keys: readonly ApiKey[]): void {
  if (keys.length > 0 || isLoopback(host)) return;
  throw new ListenRefused(
    `Listening on ${host || 'every address'} needs API keys: configure at least one, or listen on 127.0.0.1.`,
  );
}

function isLoopback(host: string): boolean {
  return (
    host === 'localhost' ||
    host === '::1' ||
    host === '[::1]' ||
    (isIPv4(host) && host.startsWith('127.'))
  );
}
