import type { RawDelivery } from '../../contract/delivery.ts';
import type { EventFact, Traffic } from '../../contract/fact.ts';
import type { Micros } from '../../contract/time.ts';
import { eventType } from './event-type.ts';
import { type SaleHints, saleOfEvent } from './sale-of-event.ts';
import type { Ga4Settings } from './settings.ts';
import { testMark } from './test-mark.ts';

/** What one event says, whichever of GA4's ways brought it. */
export interface EventContent extends Pick<EventFact, 'id' | 'name' | 'identifiers'> {
  readonly at: Micros;
  readonly sessionId: string | undefined;
  readonly traffic: Traffic | undefined;
  readonly pageLocation: string | undefined;
  /** Parameters by name; `testMark` reads from them what is a test. */
  readonly params: ReadonlyMap<string, unknown>;
  readonly ecommerce?: SaleHints['ecommerce'];
}

export function eventFact(
  { source, account }: RawDelivery,
  settings: Ga4Settings,
  content: EventContent,
): EventFact {
  const { id, at, name, identifiers, sessionId, traffic, pageLocation, params } = content;
  const type = eventType(name, settings);
  const mark = testMark(params, settings);
  return {
    kind: 'event',
    id,
    source,
    account,
    occurredAt: at,
    precision: 'us',
    type,
    name,
    identifiers,
    ...(sessionId && { sessionId }),
    ...(traffic && { traffic }),
    ...(pageLocation && { pageUrl: pageLocation }),
    ...saleOfEvent(type, content, settings),
    isTest: mark !== undefined,
    ...(mark && { testMark: mark }),
    isBot: false,
  };
}
