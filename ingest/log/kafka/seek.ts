import type { Kafka } from 'kafkajs';
import { GroupBusy } from '../event-log.ts';
import type { KafkaAdmin } from './admin.ts';
import type { KafkaLogOptions } from './options.ts';
import { withinTime } from './within-time.ts';

const OTHER_MEMBER: ReadonlySet<string> = new Set([
  'REBALANCE_IN_PROGRESS',
  'ILLEGAL_GENERATION',
  'UNKNOWN_MEMBER_ID',
]);

export interface KafkaSeek {
  readonly kafka: Kafka;
  readonly admin: KafkaAdmin;
  readonly options: KafkaLogOptions;
  readonly groupId: string;
  readonly offsets: readonly number[];
  /** Kept with each of them. */
  readonly metadata?: string;
}

/**
 * Stores offsets as a member of the group, alone in it for that moment. (The client's own `setOffsets`
 * does the same and takes five seconds.) A range that was pending is forgotten.
 */
export async function seekKafkaGroup({
  kafka,
  admin,
  options,
  groupId,
  offsets,
  metadata = '',
}: KafkaSeek): Promise<void> {
  const { topic } = options;
  const { groups } = await admin.ask((one) => one.describeGroups([groupId]));
  const state = groups[0]?.state;
  if (state !== 'Empty' && state !== 'Dead') {
    throw new GroupBusy(`group ${groupId} is being consumed by another process: stop it first`);
  }
  const consumer = kafka.consumer({
    groupId,
    sessionTimeout: options.sessionTimeoutMs,
    heartbeatInterval: Math.floor(options.sessionTimeoutMs / 6),
    maxWaitTimeInMs: 20,
    allowAutoTopicCreation: false,
    retry: { retries: 4, restartOnFailure: async () => false },
  });
  const joined = new Promise<number>((resolve, reject) => {
    consumer.on(consumer.events.GROUP_JOIN, ({ payload }) => {
      resolve(payload.memberAssignment[topic]?.length ?? 0);
      consumer.pause([{ topic }]);
    });
    consumer.on(consumer.events.CRASH, ({ payload }) => reject(payload.error));
  });
  joined.catch(() => {});
  const store = async () => {
    await consumer.connect();
    await consumer.subscribe({ topics: [topic], fromBeginning: true });
    await consumer.run({
      autoCommit: false,
      eachBatchAutoResolve: false,
      eachBatch: async () => {},
    });
    if ((await joined) < offsets.length) {
      throw new GroupBusy(`group ${groupId} is being consumed by another process: stop it first`);
    }
    await consumer.commitOffsets(
      offsets.map((offset, partition) => ({ topic, partition, offset: String(offset), metadata })),
    );
  };
  try {
    await withinTime(15_000, 'no answer', store());
  } catch (error) {
    // Two that asked at the same moment: each has seen the group without the other.
    const { type } = error as { type?: unknown };
    if (typeof type === 'string' && OTHER_MEMBER.has(type))
      throw new GroupBusy(`group ${groupId} was joined by another process`, { cause: error });
    throw error;
  } finally {
    await withinTime(5_000, 'no end', consumer.disconnect()).catch(() => {});
  }
}
