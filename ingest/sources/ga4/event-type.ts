import type { EventFact } from '../../contract/fact.ts';
import type { Ga4Settings } from './settings.ts';

/** What an event of GA4 is to the business. `session_start` and all that is not listed are `other`. */
export function eventType(name: string, settings: Ga4Settings): EventFact['type'] {
  if (name === 'page_view') return 'page_view';
  if (name === 'purchase' || name === 'refund') return name;
  return settings.leadEvents.includes(name) ? 'form' : 'other';
}
