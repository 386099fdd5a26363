import type { ScoresReport } from '../../contract/reports/scores.ts';
import type { ScoredPeople } from './scored-people.ts';
import { isSet, type StoredLead } from './stored-people.ts';

const DAY_MS = 86_400_000;
type OpenLead = ScoresReport['leads'][number];

/** Leads that have neither bought nor were lost, the most likely to buy first; of equal ones the youngest. */
export function openLeads({ people, margin, asOf }: ScoredPeople): readonly OpenLead[] {
  return people
    .flatMap(({ stored, score }) => ('conversion' in stored ? [{ lead: stored, score }] : []))
    .filter(({ lead }) => !isSet(lead.has_bought) && !isSet(lead.is_lost))
    .map(({ lead, score }) => openLead(lead, score, margin, asOf))
    .sort(
      (a, b) =>
        (b.score ?? -1) - (a.score ?? -1) ||
        a.age_days - b.age_days ||
        (a.conversion < b.conversion ? -1 : 1),
    );
}

function openLead(
  lead: StoredLead,
  score: number | null,
  margin: number | null,
  asOf: string,
): OpenLead {
  const { conversion, customer, day, channel, lead_type, source, owner_name, touches } = lead;
  return {
    ...{ conversion, customer, day, channel, score, lead_type, source, touches: Number(touches) },
    owner: owner_name === '' ? 'nobody' : owner_name,
    age_days: Math.max(0, Math.round((Date.parse(asOf) - Date.parse(day)) / DAY_MS)),
    expected: score === null || margin === null ? null : (score * margin).toFixed(2),
  };
}
