import type { Calendar } from './calendar.ts';
import { HOUR, SECOND } from './calendar.ts';
import { SHOP } from './catalog.ts';
import { Random } from './random.ts';

/**
 * What makes real data unpleasant and changes no figure: whoever reads it rightly finds the same books. It
 * is drawn apart from all other chance.
 */

const NOBODY = ['undefined', 'null', '0', '(not set)', 'guest'];

/** What a site writes into `user_id` where nobody is logged in; most write nothing. */
export function userIdOfNobody(seed: number, visit: string): string | undefined {
  const random = new Random(seed, 'untidy', 'user', visit);
  return random.chance(0.03) ? random.pick(NOBODY) : undefined;
}

/** Title of a page; some were cut by a script in the middle of an emoji, which JSON can carry. */
export function pageTitle(seed: number, visit: string, at: number): string {
  const random = new Random(seed, 'untidy', 'title', visit, at);
  const title = `${SHOP.name} 🪵☕ Посуда и мебель`;
  return random.chance(0.05) ? title.slice(0, SHOP.name.length + 2) : title;
}

/** The till asks for a phone number, and the clerk types the shop’s own. */
export const TILL_PHONE = '+74955550100';

export function typesTillPhone(seed: number, order: string): boolean {
  return new Random(seed, 'untidy', 'till', order).chance(0.5);
}

/** A line of a report that the connector delivered twice: the newer copy counts. */
export function isDeliveredTwice(seed: number, report: string, row: string): boolean {
  return new Random(seed, 'untidy', 'copy', report, row).chance(0.02);
}

/** A member of staff who looks at the site. */
export interface StaffHit {
  readonly key: string;
  readonly at: number;
  readonly clientId: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** One look a week: alternately by the office’s marked traffic and by a developer in debug mode. */
export function staffHits(seed: number, calendar: Calendar, fromDay: number): readonly StaffHit[] {
  const hits: StaffHit[] = [];
  for (let day = fromDay; day < calendar.days.length; day += 7) {
    const random = new Random(seed, 'untidy', 'staff', day);
    const mark = day % 2 === 0 ? { traffic_type: 'internal' } : { debug_mode: 1 };
    const at = calendar.startOf(day) + 10 * HOUR + random.int(0, 3600) * SECOND;
    hits.push({
      key: `staff.${day}`,
      at,
      clientId: `900000000.${Math.floor(calendar.start / SECOND)}`,
      params: {
        ...mark,
        session_id: String(Math.floor(at / SECOND)),
        page_location: `${SHOP.site}/`,
      },
    });
  }
  return hits;
}
