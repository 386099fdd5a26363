import { LogMisconfigured, LogUnavailable } from '../event-log.ts';
import type { KafkaLogOptions } from './options.ts';

/** What one has to know of the options to say what is wrong. */
export type KafkaPlace = Pick<
  KafkaLogOptions,
  'brokers' | 'topic' | 'tls' | 'sasl' | 'replication'
>;

/** What the client throws, and what lies behind it. */
interface ClientError {
  readonly name?: string;
  readonly message?: string;
  readonly type?: string;
  readonly code?: string | number;
  readonly cause?: unknown;
  readonly errors?: readonly unknown[];
}

/** Every error that led to this one, itself first. */
function causes(error: unknown): ClientError[] {
  const all: ClientError[] = [];
  const seen = new Set<unknown>();
  const add = (one: unknown) => {
    if (typeof one !== 'object' || one === null || seen.has(one)) return;
    seen.add(one);
    const error = one as ClientError;
    all.push(error);
    for (const inner of error.errors ?? []) add(inner);
    add(error.cause);
  };
  add(error);
  return all;
}

export function hasType(error: unknown, ...types: readonly string[]): boolean {
  return causes(error).some((one) => one.type !== undefined && types.includes(one.type));
}

/** The group has given the partition to another, or is about to. */
export function isFenced(error: unknown): boolean {
  return hasType(
    error,
    'ILLEGAL_GENERATION',
    'UNKNOWN_MEMBER_ID',
    'REBALANCE_IN_PROGRESS',
    'FENCED_INSTANCE_ID',
  );
}

/** Also seen for a moment while a topic is new or brokers come back. */
export function isTopicMissing(error: unknown): boolean {
  return hasType(error, 'UNKNOWN_TOPIC_OR_PARTITION');
}

/** `LogMisconfigured` when only the operator can mend it, else `LogUnavailable`. */
export function explainKafkaError(
  error: unknown,
  place: KafkaPlace,
): LogMisconfigured | LogUnavailable {
  if (error instanceof LogMisconfigured || error instanceof LogUnavailable) return error;
  const sentence = misconfiguration(causes(error), place);
  if (sentence !== undefined) return new LogMisconfigured(sentence, { cause: error });
  const last = causes(error).at(-1);
  // The client keeps to itself why it found none; it may be that the user has no right to the group.
  const reason =
    last?.name === 'KafkaJSGroupCoordinatorNotFound'
      ? `no coordinator of the group was found (is ${userOf(place)} allowed to use groups that begin with ${place.topic}-?)`
      : (last?.message ?? String(error));
  return new LogUnavailable(`Kafka at ${place.brokers.join(', ')} does not answer: ${reason}`, {
    cause: error,
  });
}

function misconfiguration(errors: ClientError[], place: KafkaPlace): string | undefined {
  const { topic, replication } = place;
  const at = `Kafka at ${place.brokers.join(', ')}`;
  const user = userOf(place);
  for (const { name, type, code, message = '' } of errors) {
    if (name === 'KafkaJSSASLAuthenticationError' || type === 'SASL_AUTHENTICATION_FAILED') {
      return `${at} refuses the login of ${user}: check the name, the password and the mechanism (${message}).`;
    }
    if (type === 'UNSUPPORTED_SASL_MECHANISM') {
      return `${at} does not take the SASL mechanism ${place.sasl?.mechanism}: configure one that it offers.`;
    }
    const tls = tlsProblem(code, message);
    if (tls !== undefined) return `${at} ${tls}`;
    switch (type) {
      case 'TOPIC_AUTHORIZATION_FAILED':
        return `${at} does not let ${user} use the topic ${topic}: allow it to describe, read and write it (and to make it, if there is none).`;
      case 'GROUP_AUTHORIZATION_FAILED':
        return `${at} does not let ${user} use consumer groups: allow it to read groups that begin with ${topic}-.`;
      case 'CLUSTER_AUTHORIZATION_FAILED':
        return `${at} does not let ${user} do this: allow it, or make the topic ${topic} yourself.`;
      case 'UNKNOWN_TOPIC_OR_PARTITION':
        return `${at} has no topic ${topic}: make it, or allow ${user} to.`;
      case 'INVALID_REPLICATION_FACTOR':
        return `${at} has fewer brokers than the ${replication} copies that the topic ${topic} is to have: lower the replication or add brokers.`;
      case 'INVALID_PARTITIONS':
      case 'INVALID_CONFIG':
      case 'POLICY_VIOLATION':
        return `${at} will not make the topic ${topic} as it is configured: ${message}`;
      case 'INVALID_SESSION_TIMEOUT':
        return `${at} does not take the session timeout: keep it between the brokers' group.min.session.timeout.ms and group.max.session.timeout.ms.`;
      case 'UNSUPPORTED_VERSION':
        return `${at} speaks no version of the protocol that this program does: it takes brokers from 2.1 on.`;
    }
  }
  return undefined;
}

function userOf({ sasl }: KafkaPlace): string {
  return sasl ? `user ${sasl.username}` : 'this program (it names no user)';
}

const CERTIFICATE = /^(CERT_|DEPTH_ZERO_|SELF_SIGNED|UNABLE_TO_|ERR_TLS_CERT|ERR_SSL_|ERR_OSSL)/;

function tlsProblem(code: string | number | undefined, message: string): string | undefined {
  if (/before secure TLS connection was established|wrong version number/i.test(message)) {
    return `does not speak TLS on this port: turn tls off, or name the brokers' TLS port.`;
  }
  if (typeof code === 'string' && CERTIFICATE.test(code)) {
    return `has no TLS certificate that can be trusted, or refuses ours: check ca, cert and key (${message}).`;
  }
  return undefined;
}
