import { deterministicId } from '../../contract/ids.ts';
import { decodeDelivery, type KeyOf } from '../delivery-codec.ts';
import { type LogEntry, LogUnavailable } from '../event-log.ts';

/** What the client gives of a record. */
export interface KafkaRecord {
  readonly offset: string;
  readonly timestamp: string;
  readonly value: Buffer | null;
}

/** Source of what somebody else wrote into the topic. */
const FOREIGN = 'unreadable';

/**
 * A record that is no delivery becomes one of an unknown source, with its bytes as the body: it is
 * rejected and kept like any other that cannot be mapped, and does not stop the line.
 * @throws LogUnavailable where its key is not known: whoever has the keys can read it.
 */
export function kafkaEntry(
  topic: string,
  partition: number,
  record: KafkaRecord,
  keyOf?: KeyOf,
): LogEntry {
  const offset = Number(record.offset);
  try {
    if (record.value) {
      const { delivery, isDestroyed } = decodeDelivery(record.value, keyOf);
      return { partition, offset, delivery, ...(isDestroyed && { isDestroyed }) };
    }
  } catch (error) {
    if (error instanceof LogUnavailable) throw error;
    // Falls through to the foreign one.
  }
  const delivery = {
    id: deterministicId('kafka', topic, partition, offset),
    source: FOREIGN,
    account: topic,
    endpoint: 'log',
    receivedAt: Number(record.timestamp) * 1000,
    headers: {},
    query: '',
    body: record.value ?? new Uint8Array(),
  };
  return { partition, offset, delivery };
}
