import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { WireFile } from '../e2e/story.ts';

/** Where the stores lie: archive, rows and reports of each; beside the sources, also for what was built. */
export const STORES = fileURLToPath(
  new URL('./', import.meta.url.replace('/infra/dist/lab/', '/infra/lab/')),
);
/** The store of the version before, by the first migration that it does not know. */
export const BEFORE = 'before-0014';

/** A report whose second row nobody can read; the first is a second day of costs. */
export const BAD_FILE: WireFile = {
  source: 'yandex-direct',
  account: 'direct',
  content: [
    '"costs (2026-03-04 - 2026-03-04)"',
    'Date\tCampaignId\tCampaignName\tAdGroupId\tAdGroupName\tCriterion\tImpressions\tClicks\tCost',
    '2026-03-04\t701\tsofas\t702\tcorner\tcorner sofa\t40\t4\t120000000',
    '2026-03-04\t701\tsofas\t702\tcorner\tarmchair\t40\t4\t12,5',
    'Total rows: 2',
  ].join('\n'),
};

const MARCH = 'from=2026-03-01&to=2026-03-31';
/** What is compared with what the version before said. */
export const REPORTS = [
  `channels?${MARCH}&model=linear&basis=payment&format=csv`,
  `channels?${MARCH}&model=first&basis=touch&by=channel,source,campaign,ad_group,keyword&format=csv`,
  `attribution?${MARCH}&by=channel,source,campaign&format=csv`,
  `paths?${MARCH}&format=csv`,
];

export function ofStore(name: string, what: 'rows.txt' | 'reports.json'): string {
  return readFileSync(join(STORES, `${name}.${what}`), 'utf8');
}
export const archiveOf = (name: string) => join(STORES, `${name}.tar.gz`);
