import { expect, it } from 'vitest';
import { describeWithKafka } from '../testing/describe-with-kafka.ts';
import { CHAOS_SEED, KILLS, survived, tallied } from '../testing/survived-kills.ts';

describeWithKafka('the distributed line', () => {
  it(`loses and doubles nothing through ${KILLS} kills of its processes and servers (THROUGHLINE_SEED=${CHAOS_SEED})`, {
    timeout: 900_000,
  }, async () => {
    const result = await survived('distributed');
    expect(Object.keys(result.victims)).toEqual(expect.arrayContaining(['worker 1', 'worker 2']));
    const { starting, loading, deriving } = tallied(result);
    expect(starting).toBeGreaterThanOrEqual(2);
    expect(loading + deriving).toBeGreaterThanOrEqual(KILLS / 5);
    // What was written into the topic past the collectors costs a row each, and nothing else.
    expect(result.strays).toBeGreaterThanOrEqual(4);
  });
});
