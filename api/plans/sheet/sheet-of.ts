import type * as z from 'zod';
import type { PlanSheet, planSheetQuery } from '../../contract/plans.ts';
import { csvCells } from './csv-cells.ts';
import type { SheetRequest } from './plan-of-sheet.ts';
import { workbookSheet } from './plan-workbook-sheet.ts';
import { readSheet, type Sheet } from './read-sheet.ts';

type Query = z.output<typeof planSheetQuery>;

/** The table of a request with all that was asked for beside it, in the body or in the query. */
export function sheetOf(
  { csv, xlsx, ...asked }: PlanSheet,
  query: Query,
): { readonly sheet: Sheet; readonly asked: SheetRequest } {
  const { plan, name, file, version, correction, lang: _, budget_includes, ...settings } = query;
  const given = Object.fromEntries(
    Object.entries(settings).filter(([, value]) => value !== undefined),
  );
  return {
    sheet:
      xlsx === undefined
        ? readSheet(csvCells(csv ?? ''))
        : workbookSheet(Buffer.from(xlsx, 'base64')),
    asked: {
      plan: asked.plan ?? plan,
      name: asked.name ?? name,
      file: asked.file ?? file,
      version: asked.version ?? version,
      correction: asked.correction ?? correction === 'true',
      budget_includes: asked.budget_includes ?? included(budget_includes),
      settings: { ...given, ...asked.settings },
    },
  };
}

function included(text: string | undefined): ('vat' | 'fee')[] | undefined {
  if (text === undefined) return undefined;
  return text === 'none' ? [] : (text.split(',') as ('vat' | 'fee')[]);
}
