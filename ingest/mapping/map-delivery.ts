import type { RawDelivery } from '../contract/delivery.ts';
import type { IdentityRules } from '../contract/identity.ts';
import {
  DELIVERY_LIMITS,
  type DeliveryKind,
  describeExcess,
  excessOf,
} from '../contract/limits.ts';
import { RecordError } from '../contract/record-error.ts';
import type { Account, Mapped, Source } from '../contract/source.ts';
import { FACTS_ENDPOINT, factsKept } from '../erasure/kept-facts.ts';
import { TOO_LARGE_HEADER } from '../log/append-or-refer.ts';
import { rejectDelivery } from './map-records.ts';

/**
 * The mapping of every known source. A delivery whose mapping fails is rejected as a whole and kept, so
 * that one poisonous delivery never stops the line and a corrected mapping can be tried on it.
 */
export function deliveryMapper(
  sources: readonly Source[],
  accounts: readonly Account[],
  identity: IdentityRules,
): (delivery: RawDelivery) => Mapped {
  const bySource = new Map(sources.map((source) => [source.name, source]));
  const settings = new Map(accounts.map((a) => [`${a.source}/${a.account}`, a.settings]));
  return (delivery) => {
    const tooLarge = delivery.headers[TOO_LARGE_HEADER];
    if (tooLarge !== undefined)
      return rejectDelivery(
        delivery,
        new RecordError('record_too_large', { got: `${tooLarge} bytes` }),
      );
    if (delivery.endpoint === FACTS_ENDPOINT) return ofKeptFacts(delivery);
    const source = bySource.get(delivery.source);
    if (!source)
      return rejectDelivery(delivery, new RecordError('source_unknown', { got: delivery.source }));
    const kind = kindOf(source, delivery);
    if (delivery.body.length > CHECKED_BYTES) {
      const excess = excessOf(delivery.body, DELIVERY_LIMITS[kind]);
      if (excess)
        return rejectDelivery(
          delivery,
          new RecordError('too_many_records', { expected: describeExcess(excess) }),
        );
    }
    try {
      const mine =
        settings.get(`${delivery.source}/${delivery.account}`) ?? source.settings.parse({});
      const placeholders: Record<string, number> = {};
      const onPlaceholder = (type: string) => {
        placeholders[type] = (placeholders[type] ?? 0) + 1;
      };
      const mapped = source.map(delivery, {
        settings: mine,
        identity: { ...identity, onPlaceholder },
      });
      return Object.keys(placeholders).length > 0 ? { ...mapped, placeholders } : mapped;
    } catch (error) {
      return rejectDelivery(delivery, new RecordError('mapping_failed', { got: String(error) }));
    }
  };
}

function ofKeptFacts(delivery: RawDelivery): Mapped {
  try {
    return factsKept(delivery);
  } catch (error) {
    return rejectDelivery(delivery, new RecordError('mapping_failed', { got: String(error) }));
  }
}

/** A smaller body holds fewer records than any limit, whatever is in it. */
const CHECKED_BYTES = 2 * DELIVERY_LIMITS.webhook.records;

/**
 * What is taken in today is bounded where it comes in; a log from before may still hold what is not.
 */
function kindOf({ importing, endpoints }: Source, { endpoint }: RawDelivery): DeliveryKind {
  if (endpoint === 'import') return importing.kind === 'text' ? 'file' : 'batch';
  return endpoints.find(({ name }) => name === endpoint)?.holds ?? 'webhook';
}
