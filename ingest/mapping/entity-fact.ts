import type { RawDelivery } from '../contract/delivery.ts';
import type { EntityFact } from '../contract/fact.ts';
import { deterministicId } from '../contract/ids.ts';

/** What a version of an entity says, without the delivery that brought it. */
export type EntityVersion = Omit<EntityFact, 'kind' | 'id' | 'source' | 'account'>;

/**
 * Wraps a version of an entity into a fact. Its id follows from the version and from the content: two
 * deliveries that report the same state are one fact, two states of one instant of the vendor's clock
 * stay two. The content must hold nothing of the delivery (time of receipt), or a retry would differ.
 */
export function entityFact({ source, account }: RawDelivery, content: EntityVersion): EntityFact {
  const words = JSON.stringify(content, (_key, value: unknown) =>
    typeof value === 'bigint' ? `${value}n` : value,
  );
  const { entityType, entityId, version } = content;
  return {
    kind: 'entity',
    id: deterministicId(source, account, entityType, entityId, version, words),
    source,
    account,
    ...content,
  } as EntityFact;
}
