import type { Asker, Reader } from '@throughline/transform/warehouse/warehouse';
import type { ApiKey, Principal } from '../auth/api-key.ts';
import type { FailedKeys } from '../auth/failed-keys.ts';
import type { Permission } from '../auth/permissions.ts';
import type { NamingRules } from '../links/naming-rules.ts';
import type { ShowOptions } from '../links/read-links.ts';
import type { ReportConfig } from '../reports/report-config.ts';
import type { ConsentRules } from '../way-back/consent.ts';
import type { Target } from '../way-back/target.ts';
import type { Ops } from './ops.ts';

export interface ApiOptions {
  /** A connection to read from; asked for at each request, so it may change. */
  readonly reader: (asker?: Asker) => Reader;
  readonly config: ReportConfig;
  /** None: everybody on this machine may do everything; see `listenAllowed`. */
  readonly keys: readonly ApiKey[];
  /** Why figures would be too small now, as when lost rows are being made again; then none are given. */
  readonly incomplete?: () => Promise<string | undefined>;
  /** How links are named, where short ones are reached, and how visits are sorted into channels. */
  readonly links?: { readonly rules: NamingRules } & ShowOptions;
  /** Where conversions go back to, and how unknown consent is read. */
  readonly back?: {
    readonly targets: readonly Target[];
    readonly consent: ConsentRules;
  };
  /** Shared with whatever else asks for a key. */
  readonly failedKeys?: FailedKeys;
  readonly ops?: Ops;
  /** Bytes of answers to keep ready; 32 MiB unless given. */
  readonly cacheBytes?: number;
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What a caller needs to be permitted; a route without it is open. */
    permission?: Permission;
    /** A person opens it in a browser, which asks for the key itself: it comes as the password of Basic. */
    isPage?: boolean;
  }
  interface FastifyRequest {
    /** Who asks, once the request has been authenticated. */
    principal: Principal | null;
  }
}
