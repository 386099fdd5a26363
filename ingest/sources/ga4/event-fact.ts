import type { RawDelivery } from '../../contract/delivery.ts';
import type { EventFact, Traffic } from '../../contract/fact.ts';
import type { Micros } from '../../contract/time.ts';
import {
  chosenConsent,
  type DetailHints,
  eventDetails,
} from '../../kit/web-events/event-details.ts';
import { eventKind } from '../../kit/web-events/event-kind.ts';
import { eventWords } from '../../kit/web-events/event-words.ts';
import { type SaleHints, valueOfEvent } from '../../kit/web-events/value-of-event.ts';
import type { Ga4Settings } from './settings.ts';
import { testMark } from './test-mark.ts';

/** What one event says, whichever of GA4's ways brought it. */
export interface EventContent extends Pick<EventFact, 'id' | 'name' | 'identifiers'>, DetailHints {
  readonly at: Micros;
  readonly sessionId: string | undefined;
  readonly traffic: Traffic | undefined;
  readonly ecommerce?: SaleHints['ecommerce'];
  /** Of the time; µs where nothing is said. */
  readonly precision?: EventFact['precision'];
  readonly isBot?: boolean;
}

export function eventFact(
  { source, account }: RawDelivery,
  settings: Ga4Settings,
  content: EventContent,
): EventFact {
  const { id, at, name, identifiers, sessionId, traffic, pageLocation, params } = content;
  const type = eventKind(name, settings);
  const mark = testMark(params, settings);
  return {
    kind: 'event',
    id,
    source,
    account,
    occurredAt: at,
    precision: content.precision ?? 'us',
    type,
    name,
    identifiers,
    ...(sessionId && { sessionId }),
    ...(traffic && { traffic }),
    ...(pageLocation && { pageUrl: pageLocation }),
    ...eventWords(type, name, params),
    ...eventDetails(type === 'consent' ? withChoice(content) : content),
    ...valueOfEvent(type, content, settings),
    isTest: mark !== undefined,
    ...(mark && { testMark: mark }),
    isBot: content.isBot === true,
  };
}

/** What an event about consent says of it itself comes before what its request or row says of the moment. */
function withChoice(content: EventContent): EventContent {
  const chosen = chosenConsent(content.params);
  return chosen ? { ...content, consent: { ...content.consent, ...chosen } } : content;
}
