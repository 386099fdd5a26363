import { FORMATS } from '@throughline/api/contract/formats';
import {
  type PlanState,
  planChain,
  type SavedPlan,
  savedPlan,
} from '@throughline/api/contract/plans';
import { planPath } from './plan-queries.ts';
import { postJson } from './request.ts';

/** What goes with a sheet that is imported. */
export interface SheetChoices {
  /** The plan that it is the next version of; otherwise the sheet says it, or it is a new one. */
  readonly plan?: string;
  readonly correction?: 'true';
  /** What the budgets of the sheet hold beside net media. */
  readonly budget_includes?: string;
  readonly vat?: number;
  readonly fee?: number;
}

/** Sends a sheet; nothing is stored where anything in it is wrong. Throws ApiError. */
export async function importPlan(
  file: File,
  choices: SheetChoices,
  lang: string,
): Promise<SavedPlan> {
  const parameters = { ...choices, file: file.name, lang };
  const path = '/api/v1/plans/import';
  if (!/\.csv$/i.test(file.name) && file.type !== 'text/csv') {
    const workbook = new Blob([file], { type: FORMATS.xlsx.type });
    return postJson(path, workbook, savedPlan, { parameters });
  }
  const csv = decoded(new Uint8Array(await file.arrayBuffer()), lang);
  return postJson(path, { csv }, savedPlan, { parameters });
}

/** What a spreadsheet writes where it is not told otherwise. */
const OLD_ENCODINGS: Readonly<Record<string, string>> = { ru: 'windows-1251', tr: 'windows-1254' };

function decoded(bytes: Uint8Array, language: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder(OLD_ENCODINGS[language] ?? 'windows-1252').decode(bytes);
  }
}

/** The next step of a version that was looked at. Throws ApiError. */
export function stepPlan(
  id: string,
  state: Exclude<PlanState, 'draft'>,
  version: number,
): Promise<SavedPlan> {
  const step = state === 'locked' ? 'lock' : 'approve';
  return postJson(`${planPath(id)}/${step}`, { version }, savedPlan);
}

/** A draft of last year's budgets. Throws ApiError. */
export function planFromHistory(year: number, lang: string): Promise<SavedPlan> {
  return postJson('/api/v1/plans/from-history', { year }, savedPlan, { parameters: { lang } });
}

/** The next version of a plan, by a reader of the one before. Throws ApiError. */
export function changePlan(
  id: string,
  change: { readonly version: number; readonly plan: object; readonly correction?: boolean },
  lang: string,
): Promise<SavedPlan> {
  return postJson(planPath(id), change, savedPlan, { method: 'PUT', parameters: { lang } });
}

/** What a plan would come to as it is being written. Throws ApiError. */
export function computePlan(plan: object, lang: string, signal: AbortSignal) {
  return postJson('/api/v1/plans/chain', { plan }, planChain, { parameters: { lang }, signal });
}
