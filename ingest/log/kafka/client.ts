import { Kafka, logLevel } from 'kafkajs';
import { useQuickGzip } from './gzip.ts';
import type { KafkaLogOptions } from './options.ts';
import { keepQuietOfPastTimers } from './timers.ts';

/** A request that is not answered for so long is given up, and tried again where that may help. */
export const REQUEST_MS = 10_000;

/**
 * Its tries are few and short: whoever uses it tries again until a bound of its own, with connections
 * made anew.
 */
export function kafkaClient(options: KafkaLogOptions): Kafka {
  const { brokers, clientId, tls, sasl, log } = options;
  useQuickGzip();
  keepQuietOfPastTimers();
  return new Kafka({
    brokers: [...brokers],
    clientId: clientId ?? 'throughline',
    ssl: typeof tls === 'boolean' ? tls : withoutAbsent(tls),
    ...(sasl && { sasl: loginOf(sasl) }),
    connectionTimeout: 3_000,
    authenticationTimeout: REQUEST_MS,
    requestTimeout: REQUEST_MS,
    retry: { initialRetryTime: 100, maxRetryTime: 1_000, factor: 0.2, multiplier: 2, retries: 4 },
    logLevel: log ? logLevel.WARN : logLevel.NOTHING,
    logCreator: () => (entry) => {
      // Its errors are often no more than a rebalance; what matters the driver says itself.
      const { message, timestamp: _, logger: __, stack: ___, ...details } = entry.log;
      log?.('debug', message, details);
    },
  });
}

function loginOf({ mechanism, username, password }: NonNullable<KafkaLogOptions['sasl']>) {
  // One literal for each, for the client tells mechanisms apart by type.
  if (mechanism === 'plain') return { mechanism, username, password };
  if (mechanism === 'scram-sha-256') return { mechanism, username, password };
  return { mechanism, username, password };
}

function withoutAbsent(tls: {
  ca?: string | undefined;
  cert?: string | undefined;
  key?: string | undefined;
}) {
  return {
    ...(tls.ca !== undefined && { ca: tls.ca }),
    ...(tls.cert !== undefined && { cert: tls.cert }),
    ...(tls.key !== undefined && { key: tls.key }),
  };
}
