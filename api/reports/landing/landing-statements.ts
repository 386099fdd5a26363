import { eventKindParameters, storedNames } from '@throughline/ingest/contract/kinds/event-kinds';
import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type { Condition } from '../../contract/where.ts';
import { CUBE_DEFINITIONS } from '../query/cubes/cube.ts';
import { cellStatement } from '../query/cubes/statement.ts';

const SALES = sqlFile(import.meta.url, './sales.sql');
const ENGAGED = sqlFile(import.meta.url, './engaged.sql');

/** Whoever does one of these does more than look. */
const ACTIVE: readonly string[] = [
  ...(['form', 'sign_up', 'chat', 'callback', 'purchase', 'cart_added'] as const),
  ...(['checkout_started', 'checkout_step', 'media', 'search', 'engagement'] as const),
];

const { visit_kinds, lone_kinds } = eventKindParameters();
/** Kinds of events, as the statement on engaged visits is told them. */
export const ENGAGED_KINDS = {
  ...{ visit_kinds, lone_kinds },
  active_kinds: storedNames(({ kind }) => ACTIVE.includes(kind)),
};

/** Beginning of a statement on the sales that touches had a part in, with conditions on touches, and its parameters. */
export function salesStatement(conditions: readonly Condition[]) {
  return cellStatement(
    { ...CUBE_DEFINITIONS.credit, cell: () => SALES },
    { model: 'linear', conditions },
  );
}

/** The statement on engaged visits, with the same conditions, and its parameters. */
export function engagedStatement(conditions: readonly Condition[]) {
  return cellStatement(
    { ...CUBE_DEFINITIONS.touches, cell: () => ENGAGED },
    { model: 'linear', conditions },
  );
}
