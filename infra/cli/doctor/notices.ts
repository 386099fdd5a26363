import type { Aside, AsideCounts } from '@throughline/transform/notices/aside-counts';
import type { Notice, NoticeName } from '@throughline/transform/notices/notices';
import type { DataState } from '../../operations/data-state.ts';
import { type Check, warning } from './check.ts';

/** What is wrong with how many, and what to do. */
type Told = readonly [check: string, what: string, remedy: string];

/** Subjects that one line names. */
const MOST_SUBJECTS = 4;

const SENTENCES: Readonly<Record<NoticeName, Told>> = {
  skipped: [
    'skipped records',
    'records were read and left out',
    'an import of the same file says what would take them',
  ],
  tests: [
    'tests',
    'records are tests or internal traffic and count for nothing',
    'where they are not, correct the account’s settings for tests and run throughline replay',
  ],
  placeholders: [
    'placeholders',
    'texts that identify nobody (as undefined, guest) were dropped',
    'correct what sends them, or more people than there are will be counted',
  ],
  purchases_without_id: [
    'purchases',
    'purchase events name no transaction and are no sales',
    'send transaction_id with them',
  ],
  cut: [
    'cut events',
    'properties, items or ids of events were too many, too deep or too long and were left out',
    'send fewer with each event; what an event may hold says ingest/README.md',
  ],
  ambiguous_numbers: [
    'sale numbers',
    'numbers are of several orders each, so that they tie nothing together',
    'give each system numbers of its own, such as a prefix',
  ],
  missing_rates: [
    'exchange rates',
    'costs and sales are unknown in the base currency for want of a rate',
    'run throughline import exchange-rates <file>',
  ],
  unknown_vat: [
    'VAT',
    'rows of costs do not say whether VAT is in them and are taken as billed',
    'set vat_included of the account',
  ],
  unconsented: [
    'consent',
    'events are of visitors who denied analytics and belong to nobody',
    'nothing is to be done; visits and conversions without consent are missing from the figures',
  ],
  internal: [
    'own people',
    'events are of your own people and count for nothing',
    'where somebody is none of them, take their identifiers out of identity.internal',
  ],
  silent_goals: [
    'goals',
    'goals were reached by nothing in the last 30 days with events',
    'compare their kind, event and where with what arrives; letter case counts',
  ],
};

/** One line each, for what there is. */
export function noticeChecks({
  notices,
  aside,
  examples,
  stopped = [],
}: DataState): readonly Check[] {
  const names = Object.keys(SENTENCES) as NoticeName[];
  const found = names.flatMap((name) => {
    const own = notices.filter(({ notice }) => notice === name);
    return own.length > 0 ? [noticeCheck(name, own)] : [];
  });
  const line = asideLine(aside, examples);
  const back = stopped.map(({ target, reason, until }) =>
    warning(
      'way back',
      `${target} ended the last run: ${reason}; ${until ? `it is left alone until ${until}, then ` : ''}run throughline send ${target} again`,
    ),
  );
  return [...(line === undefined ? [] : [warning('set aside', line)]), ...back, ...found];
}

function noticeCheck(name: NoticeName, own: readonly Notice[]): Check {
  const [check, what, remedy] = SENTENCES[name];
  const total = own.reduce((sum, { count }) => sum + count, 0);
  const named = own.slice(0, MOST_SUBJECTS).map(({ subject, count }) => `${subject}: ${count}`);
  const more = own.length > MOST_SUBJECTS ? [`${own.length - MOST_SUBJECTS} more`] : [];
  return warning(check, `${total} ${what} (${[...named, ...more].join(', ')}); ${remedy}`);
}

/** What cannot be derived, in one sentence; undefined where there is nothing. */
export function asideLine(
  { people, entities, blocks }: AsideCounts,
  examples: readonly Aside[],
): string | undefined {
  const counted = [
    ...(people > 0 ? [`${people} ${people === 1 ? 'person' : 'people'}`] : []),
    ...(entities > 0 ? [`${entities} ${entities === 1 ? 'record' : 'records'}`] : []),
    ...(blocks > 0 ? [`${blocks} ${blocks === 1 ? 'block' : 'blocks'} of costs or rates`] : []),
  ];
  if (counted.length === 0) return undefined;
  const why = examples[0] ? ` (${examples[0].kind} ${examples[0].unit}: ${examples[0].error})` : '';
  return `${counted.join(', ')} cannot be derived and ${people + entities + blocks === 1 ? 'is' : 'are'} set aside${why}; reports show what was published of them before, or nothing. Report this message; throughline rebuild tries again`;
}
