import type { KafkaAdmin } from './admin.ts';
import { hasType, isTopicMissing } from './errors.ts';
import type { KafkaLogOptions } from './options.ts';

const MAX_RECORD_BYTES = 32 * 1024 * 1024;

type TopicOptions = Pick<
  KafkaLogOptions,
  'topic' | 'partitions' | 'replication' | 'retentionDays' | 'maxRecordBytes'
>;

/**
 * Makes the topic when there is none; one that exists keeps its own settings. Resolves with its number
 * of partitions.
 */
export async function ensureKafkaTopic(admin: KafkaAdmin, options: TopicOptions): Promise<number> {
  return ensureTopic(admin, newTopic(options));
}

export interface NewTopic {
  readonly topic: string;
  readonly numPartitions: number;
  readonly replicationFactor: number;
  readonly settings: Readonly<Record<string, string>>;
}

/** The same for any topic. */
export async function ensureTopic(
  admin: KafkaAdmin,
  { settings, ...wanted }: NewTopic,
): Promise<number> {
  const { topic } = wanted;
  const configEntries = Object.entries(settings).map(([name, value]) => ({ name, value }));
  const count = () =>
    admin.ask(async (one) => {
      const { topics } = await one.fetchTopicMetadata({ topics: [topic] });
      return topics.find(({ name }) => name === topic)?.partitions.length ?? 0;
    });
  const existing = await admin.ask((one) =>
    one.fetchTopicMetadata({ topics: [topic] }).then(
      ({ topics }) => topics.find(({ name }) => name === topic)?.partitions.length ?? 0,
      (error) => {
        if (isTopicMissing(error)) return 0;
        throw error;
      },
    ),
  );
  if (existing > 0) return existing;
  await admin
    .ask((one) => one.createTopics({ topics: [{ ...wanted, configEntries }], timeout: 10_000 }))
    .catch((error) => {
      // Another process was first.
      if (!hasType(error, 'TOPIC_ALREADY_EXISTS')) throw error;
    });
  return count();
}

function newTopic(options: TopicOptions): NewTopic {
  const { topic, partitions, replication, retentionDays, maxRecordBytes } = options;
  return {
    topic,
    numPartitions: partitions,
    replicationFactor: replication,
    settings: {
      'cleanup.policy': 'delete',
      // Else a broker refuses whatever comes from a machine whose clock is an hour ahead.
      'message.timestamp.type': 'LogAppendTime',
      'retention.ms': String(Math.round(retentionDays * 24 * 60 * 60 * 1000)),
      'max.message.bytes': String(maxRecordBytes ?? MAX_RECORD_BYTES),
      // With three copies one broker may be away; what was acknowledged is then on two disks.
      'min.insync.replicas': String(replication >= 3 ? 2 : 1),
    },
  };
}
