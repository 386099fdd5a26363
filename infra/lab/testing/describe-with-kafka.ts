import { describe, it } from 'vitest';
import { kafkaUnavailable } from '../kafka/kafka-available.ts';

/**
 * A suite that needs a broker of `startBroker`. Where none can be started it is skipped, and one line on
 * standard error says why; under `CI=true` it fails instead, for there nobody reads such a line.
 */
export function describeWithKafka(name: string, suite: () => void): void {
  const reason = kafkaUnavailable();
  if (reason === undefined) {
    describe(name, suite);
    return;
  }
  if (process.env.CI === 'true') {
    describe(name, () => {
      it('can start a Kafka broker', () => {
        throw new Error(reason);
      });
    });
    return;
  }
  process.stderr.write(`SKIPPED: ${name}: ${reason}\n`);
  describe.skip(name, suite);
}
