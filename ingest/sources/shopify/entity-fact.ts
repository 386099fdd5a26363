import type { RawDelivery } from '../../contract/delivery.ts';
import type { EntityFact } from '../../contract/fact.ts';
import { deterministicId } from '../../contract/ids.ts';

type Content = Omit<EntityFact, 'kind' | 'id' | 'source' | 'account'>;

/**
 * Wraps what a version says into a fact. Its id follows from the content too: Shopify changes an
 * order several times within the second that `updated_at` can tell, and reports one state under
 * several topics. The former stay apart, the latter are one.
 */
export function entityFact({ source, account }: RawDelivery, content: Content): EntityFact {
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
