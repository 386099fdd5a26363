import { type Calendar, DAY } from '../calendar.ts';
import { SHOP } from '../catalog.ts';
import type { MarketFigure } from '../market.ts';
import { PROMO_CODES } from '../promo-codes.ts';
import type { SearchRow } from '../searches.ts';
import type { Attendance } from '../seminars.ts';

/** Records of Airbyte’s connector for Search Console, one a query, page and day. */
export function searchConsoleFile(rows: readonly SearchRow[], calendar: Calendar): string {
  const emittedAt = Math.floor((calendar.end - DAY) / 1_000);
  return rows
    .map(({ day, query, page, clicks, impressions, position }) => {
      const data = {
        ...{ site_url: `${SHOP.site}/`, search_type: 'web', date: day, country: 'rus' },
        ...{ device: 'MOBILE', page: `${SHOP.site}${page}`, query, clicks, impressions },
        ctr: clicks / impressions,
      };
      const record = JSON.stringify({
        type: 'RECORD',
        record: { stream: 'search_analytics_all_fields', data, emitted_at: emittedAt },
      });
      // A place is written as it is told, not as a float is printed.
      return `${record.replace('"ctr":', `"position":${position},"ctr":`)}\n`;
    })
    .join('');
}

/** Who registered for evenings in the showroom and came, as its list has them. */
export function seminarsFile(guests: readonly Attendance[], calendar: Calendar): string {
  const lines = guests.map(({ event, person, at, did }) =>
    [calendar.local(at), event, did, person.email].join(';'),
  );
  return `Event date;Event;Touch type;Email\n${lines.map((line) => `${line}\n`).join('')}`;
}

/** Demand by month as a service of search statistics would list it. */
export function marketFile(figures: readonly MarketFigure[]): string {
  const lines = figures.map(({ month, metric, subject, unit, value }) =>
    [month, metric, subject, unit, value, 'search statistics'].join(';'),
  );
  return `Date;Metric;Subject;Unit;Value;Provenance\n${lines.map((line) => `${line}\n`).join('')}`;
}

/** The list of promo codes and whose they are. */
export function promoCodesFile(): string {
  const lines = PROMO_CODES.map(({ code, partner }) => [code, partner, 10].join(';'));
  return `Promo code;Partner;Discount percent\n${lines.join('\n')}\n`;
}
