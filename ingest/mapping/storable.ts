import type { EntityFact, Fact } from '../contract/fact.ts';
import type { Traffic } from '../contract/traffic.ts';
import { consented } from './consented.ts';
import { scrubAddress } from './scrub-address.ts';

/**
 * A fact as it may be stored, whichever source made it: under the consent that it carries, and without
 * e-mail addresses and phone numbers in its addresses.
 */
export function storable(fact: Fact): Fact {
  if (fact.kind === 'slice') return fact;
  if (fact.kind === 'entity') return withCleanAddresses(fact);
  const event = consented(fact);
  const pageUrl = event.pageUrl && scrubAddress(event.pageUrl);
  const traffic = event.traffic && scrubbed(event.traffic);
  if (pageUrl === event.pageUrl && traffic === event.traffic) return event;
  return { ...event, ...(pageUrl && { pageUrl }), ...(traffic && { traffic }) };
}

const ADDRESSES = ['landingUrl', 'referrer', 'pageUrl', 'url'] as const;

function withCleanAddresses(entity: EntityFact): EntityFact {
  const told: Record<string, unknown> = entity.fields;
  const clean = ADDRESSES.flatMap((name) => {
    const url = told[name];
    const scrubbed = typeof url === 'string' ? scrubAddress(url) : url;
    return scrubbed === url ? [] : [[name, scrubbed] as const];
  });
  return clean.length === 0
    ? entity
    : ({ ...entity, fields: { ...told, ...Object.fromEntries(clean) } } as EntityFact);
}

function scrubbed(traffic: Traffic): Traffic {
  const { referrer, landingUrl } = traffic;
  const clean = {
    ...(referrer && { referrer: scrubAddress(referrer) }),
    ...(landingUrl && { landingUrl: scrubAddress(landingUrl) }),
  };
  const isClean =
    (clean.referrer ?? '') === (referrer ?? '') && (clean.landingUrl ?? '') === (landingUrl ?? '');
  return isClean ? traffic : { ...traffic, ...clean };
}
