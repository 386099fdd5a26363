import type { RawDelivery } from '../../contract/delivery.ts';
import { EVENT_BOUNDS } from '../../contract/event.ts';
import type { EventFact } from '../../contract/fact.ts';
import {
  compareIdentifiers,
  type Identifier,
  type IdentityRules,
} from '../../contract/identity.ts';
import type { EventKind } from '../../contract/kinds/event-kinds.ts';
import type { Micros, Precision } from '../../contract/time.ts';
import { analyticsText } from '../../mapping/analytics-text.ts';
import { CLICK_ID_NAMES } from '../../mapping/click-id-names.ts';
import { type DetailHints, eventDetails } from './event-details.ts';
import { type EventWords, eventWords } from './event-words.ts';
import { saleTold } from './sale-told.ts';
import { type CampaignTags, MAX_URL, trafficOf } from './traffic.ts';
import { type ValueSettings, valueOfEvent } from './value-of-event.ts';

/** One event of a tracker, told in the words of GA4: the vendor’s folder translates, and the rest is here. */
export interface WebEvent
  extends Omit<DetailHints, 'pageLocation'>,
    Pick<EventFact, 'id' | 'isBot' | 'medium'> {
  readonly at: Micros;
  readonly precision: Precision;
  readonly type: EventKind;
  /** As the vendor calls it. */
  readonly name: string;
  /** The event of GA4 that means the same; the vendor’s own name where none does. */
  readonly word: string;
  readonly identifiers: readonly (Identifier | undefined)[];
  readonly sessionId?: string | undefined;
  readonly companyId?: string | undefined;
  readonly pageUrl?: unknown;
  readonly referrer?: unknown;
  /** Campaigns that are told beside the address of the page, the strongest first. */
  readonly campaigns?: readonly CampaignTags[];
  /** Subject and variant where they are not told by the parameters that GA4 has for them. */
  readonly words?: EventWords;
  readonly testMark?: EventFact['testMark'] | undefined;
}

export interface WebEventSettings extends ValueSettings {
  readonly legacyEncoding?: string | undefined;
}

export function webEventFact(
  { source, account }: Pick<RawDelivery, 'source' | 'account'>,
  settings: WebEventSettings,
  identity: IdentityRules,
  event: WebEvent,
): EventFact {
  const { id, at, precision, type, name, word, params, sessionId, companyId, testMark } = event;
  const pageUrl = analyticsText(event.pageUrl, MAX_URL);
  const traffic = trafficOf({
    pageLocation: pageUrl,
    pageReferrer: analyticsText(event.referrer, MAX_URL),
    stated: event.campaigns ?? [],
    clickIds: [...params.keys()].flatMap((key) => {
      const known = CLICK_ID_NAMES.get(key);
      return known && analyticsText(params.get(key)) ? [known] : [];
    }),
    legacyEncoding: settings.legacyEncoding,
  });
  const told = { ...event, pageLocation: pageUrl };
  const isOwn = type === 'other' || type === 'form';
  return {
    kind: 'event',
    ...{ id, source, account, occurredAt: at, precision, type, name },
    identifiers: withoutRepeats([
      ...event.identifiers,
      ...saleTold(type, [params.get('transaction_id')], identity),
    ]),
    ...(sessionId && { sessionId }),
    ...(event.medium && { medium: event.medium }),
    ...(companyId && { companyId }),
    ...(traffic && { traffic }),
    ...(pageUrl && { pageUrl }),
    ...eventWords(type, isOwn ? name.slice(0, 256) : word, params),
    ...event.words,
    ...eventDetails(told),
    ...valueOfEvent(type, told, settings),
    isTest: testMark !== undefined,
    ...(testMark && { testMark }),
    isBot: event.isBot,
  };
}

function withoutRepeats(all: readonly (Identifier | undefined)[]): Identifier[] {
  const found = new Map<string, Identifier>();
  for (const one of all) if (one) found.set(`${one.type} ${one.value}`, one);
  return [...found.values()].sort(compareIdentifiers).slice(0, EVENT_BOUNDS.identifiers);
}
