import { describe, expect, it } from 'vitest';
import { explainKafkaError } from './errors.ts';

const place = {
  brokers: ['one:9092', 'two:9092'],
  topic: 'deliveries',
  tls: true,
  sasl: { mechanism: 'plain', username: 'worker', password: 'hidden-word' },
  replication: 3,
} as const;

/** As the client wraps what a broker said. */
function wrapped(inner: object): Error {
  const cause = Object.assign(new Error('inner'), inner);
  return Object.assign(new Error('Retries exceeded', { cause }), { retriable: false });
}

describe('an error of Kafka in words', () => {
  it.each([
    [{ name: 'KafkaJSSASLAuthenticationError' }, /refuses the login of user worker/],
    [{ type: 'TOPIC_AUTHORIZATION_FAILED' }, /does not let user worker use the topic deliveries/],
    [{ type: 'GROUP_AUTHORIZATION_FAILED' }, /consumer groups/],
    [{ type: 'UNKNOWN_TOPIC_OR_PARTITION' }, /has no topic deliveries/],
    [{ type: 'INVALID_REPLICATION_FACTOR' }, /fewer brokers than the 3 copies/],
    [{ type: 'INVALID_SESSION_TIMEOUT' }, /session timeout/],
    [{ code: 'SELF_SIGNED_CERT_IN_CHAIN' }, /certificate/],
    [{ code: 'ERR_TLS_CERT_ALTNAME_INVALID' }, /certificate/],
    [{ message: 'Connection error: wrong version number' }, /does not speak TLS/],
  ])('asks the operator to act on %j', (inner, message) => {
    const error = explainKafkaError(wrapped(inner), place);
    expect(error.name).toBe('LogMisconfigured');
    expect(error.message).toMatch(message);
    expect(error.message).toContain('one:9092');
    expect(error.message).not.toContain('hidden-word');
  });

  it('finds what lies in an aggregate, as of topics that could not be made', () => {
    const errors = [Object.assign(new Error('no'), { type: 'POLICY_VIOLATION' })];
    const error = explainKafkaError(Object.assign(new Error('Topic errors'), { errors }), place);
    expect(error.name).toBe('LogMisconfigured');
  });

  it('takes all else for an outage, and says the innermost reason', () => {
    const inner = { message: 'Connection error: connect ECONNREFUSED', code: 'ECONNREFUSED' };
    const error = explainKafkaError(wrapped(inner), place);
    expect(error.name).toBe('LogUnavailable');
    expect(error.message).toMatch(/one:9092, two:9092 does not answer: .*ECONNREFUSED/);
    expect(explainKafkaError(error, place)).toBe(error);
    const lost = wrapped({ name: 'KafkaJSGroupCoordinatorNotFound' });
    expect(explainKafkaError(lost, place).message).toMatch(/allowed to use groups/);
  });
});
