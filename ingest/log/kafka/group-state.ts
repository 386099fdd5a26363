import type { GroupState } from '../consuming.ts';
import type { KafkaAdmin } from './admin.ts';

/** The range that was handed out, as the metadata of the offset before it. */
export function encodePending(pending: GroupState['pending']): string {
  return pending ? JSON.stringify({ pending: [pending.first, pending.last] }) : '';
}

/** Undefined unless it is a range that begins at the committed offset. */
export function decodePending(
  metadata: string | null,
  committed: number,
): GroupState['pending'] | undefined {
  if (!metadata) return undefined;
  let parsed: unknown;
  try {
    parsed = JSON.parse(metadata);
  } catch {
    return undefined;
  }
  const range: unknown =
    typeof parsed === 'object' && parsed !== null && 'pending' in parsed && parsed.pending;
  if (!Array.isArray(range)) return undefined;
  const [first, last] = range as unknown[];
  if (first !== committed || typeof last !== 'number' || !Number.isInteger(last)) return undefined;
  return last >= committed ? { first: committed, last } : undefined;
}

/** How far the group has come in each partition: from the first record that is kept where it never committed. */
export async function readGroupState(
  admin: KafkaAdmin,
  topic: string,
  groupId: string,
): Promise<ReadonlyMap<number, GroupState>> {
  const answer = await admin.ask((one) => one.fetchOffsets({ groupId, topics: [topic] }));
  const partitions = answer.find((one) => one.topic === topic)?.partitions ?? [];
  const states = new Map<number, GroupState>();
  for (const { partition, offset, metadata } of partitions) {
    const committed = Number(offset);
    const pending = decodePending(metadata, committed);
    states.set(partition, { committed, ...(pending && { pending }) });
  }
  if (partitions.every(({ offset }) => Number(offset) >= 0)) return states;
  for (const { partition, low } of await admin.ask((one) => one.fetchTopicOffsets(topic))) {
    const state = states.get(partition);
    if (!state || state.committed < 0) states.set(partition, { committed: Number(low) });
  }
  return states;
}
