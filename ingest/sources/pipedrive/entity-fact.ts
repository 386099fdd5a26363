import type { RawDelivery } from '../../contract/delivery.ts';
import type { EntityFact } from '../../contract/fact.ts';
import { deterministicId } from '../../contract/ids.ts';
import type { Change } from './change.ts';

type Content = Pick<EntityFact, 'entityType' | 'entityId' | 'op' | 'fields' | 'identifiers'>;

/**
 * Wraps what a version says into a fact. Its id follows from the version and from the content: two
 * webhooks that report the same state are one fact, two states of the same millisecond stay two.
 */
export function entityFact(delivery: RawDelivery, change: Change, content: Content): EntityFact {
  const { source, account } = delivery;
  const { entityType, entityId } = content;
  const words = JSON.stringify(content, (_key, value: unknown) =>
    typeof value === 'bigint' ? `${value}n` : value,
  );
  return {
    kind: 'entity',
    id: deterministicId(source, account, entityType, entityId, change.version, words),
    source,
    account,
    occurredAt: change.occurredAt,
    isTest: false,
    version: change.version,
    ...content,
  } as EntityFact;
}
