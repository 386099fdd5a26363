import type { Language } from '../../contract/languages.ts';
import type { Sheet } from '../../spreadsheet/write/workbook.ts';
import type { StoredPlan } from '../read-plans.ts';
import { Cells } from './cells.ts';
import type { Word, Words } from './words.ts';

const NAMES: Readonly<Record<Language, string>> = { en: 'English', ru: 'Русский', tr: 'Türkçe' };

/** Which version of which plan it is, what amounts hold, and how the file comes back. */
export function readMeSheet(stored: StoredPlan, language: Language, words: Words) {
  const { id, version, state, fingerprint, plan } = stored;
  const cells = new Cells();
  const names = new Map<string, string>();
  let row = 1;
  cells.put(row, 0, plan.name, { isBold: true });
  row += 1;
  for (const [name, label, value] of [
    ['plan_id', words('id'), id],
    ['plan_version', words('version'), version],
    ['plan_status', words('status'), words(state)],
    ['plan_fingerprint', words('fingerprint'), fingerprint],
    ['plan_language', words('language'), NAMES[language]],
  ] as const) {
    cells.put(row, 0, label);
    cells.put(row, 1, value, { format: typeof value === 'number' ? 'whole' : 'text' });
    names.set(name, `'Read me'!$B$${row}`);
    row += 1;
  }
  const paragraph = (heading: Word, sentences: readonly Word[]) => {
    row += 1;
    cells.put(row, 0, words(heading), { isBold: true });
    for (const sentence of sentences) {
      row += 1;
      cells.put(row, 0, words(sentence));
    }
    row += 1;
  };
  paragraph('basis_heading', [
    ...(['basis_budget', 'basis_cost', 'basis_revenue', 'basis_unknown'] as const),
    ...(plan.settings.rate === undefined ? (['no_rate'] as const) : []),
  ]);
  paragraph(
    'how_heading',
    state === 'locked' ? ['how_locked'] : ['how_edit', 'how_import', 'how_stale'],
  );
  const sheet: Sheet = {
    name: 'Read me',
    columns: [{ width: 34 }, { width: 70 }],
    cells: cells.list,
  };
  return { sheet, names };
}
