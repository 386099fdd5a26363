import type { AudienceAnswer, AudienceQuery } from '../contract/audiences.ts';
import type { Published } from '../reports/answer.ts';
import { twelveMonths } from '../reports/period.ts';
import { customersOfSegment, listedCustomers } from '../reports/rfm/scored-customers.ts';
import { scoringOf } from '../reports/rfm/scoring.ts';
import { type ConsentRules, mayJoinAudience } from '../way-back/consent.ts';
import { readOwners } from '../way-back/read-candidates.ts';
import { type Contacts, LAYOUTS, writeList } from './write-list.ts';

const NOTES = {
  keep_contacts:
    'Addresses and numbers are kept as SHA-256 (of E.164 with its plus sign), which this platform does not match by. With keep_contacts: true what arrives from then on is kept readable and can be hashed as the platform does; a replay of the log reads what came before.',
  too_short: 'The platform refuses lists this short.',
} as const;

/** Customers of a segment as a list for a platform, without those who did not grant it. */
export async function readAudience(
  published: Published,
  { for: layout, segment, to }: AudienceQuery,
  rules: ConsentRules,
): Promise<AudienceAnswer> {
  const scoring = await scoringOf(published, to, 'margin');
  const everybody = { limit: scoring.customers, offset: 0 };
  // Where they are too few for segments, that of each of them is unknown.
  const isAll = segment === 'all' || (segment === 'unknown' && !scoring.isEnough);
  const chosen = await (isAll
    ? listedCustomers(published, { to, value: 'margin' }, scoring, everybody)
    : customersOfSegment(published, scoring, segment, everybody));
  const since = Date.parse(twelveMonths(to).from as string);
  const owners = await readOwners(published.reader, { of: ['sale'], since: 0, heardSince: since });
  const left = { consent_denied: 0, consent_unknown: 0, no_contact: 0, hash_unusable: 0 };
  const members: Contacts[] = [];
  for (const { customer } of chosen) {
    const owner = owners.get(customer);
    const { email = [], phone = [] } = owner?.identifiers ?? {};
    const country = owner?.clicks.findLast((click) => click.country)?.country ?? '';
    const permitted = mayJoinAudience(owner ?? { consent: {} }, country, rules);
    if (permitted !== 'granted') left[`consent_${permitted}`]++;
    else if (email.length + phone.length === 0) left.no_contact++;
    else members.push({ email, phone });
  }
  const written = writeList(layout, members);
  left.hash_unusable = written.unusable;
  const codes = [
    ...(written.unusable > 0 ? (['keep_contacts'] as const) : []),
    ...(written.members < LAYOUTS[layout].fewest ? (['too_short'] as const) : []),
  ];
  return {
    ...{ for: layout, segment, customers: chosen.length, members: written.members, left },
    notes: codes.map((code) => ({ code, message: NOTES[code] })),
    file: {
      name: `audience-${layout}-${segment}.${LAYOUTS[layout].headings ? 'csv' : 'txt'}`,
      text: written.text,
    },
  };
}
