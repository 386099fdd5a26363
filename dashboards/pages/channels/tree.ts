import type { ChannelsReport, ChannelsRow } from '@throughline/api/contract/reports/channels';
import { LEVELS } from '@throughline/api/contract/terms';
import type { Sort } from '../../address/address-state.ts';
import { ancestorsOf, rowId, UNATTRIBUTED_ID } from '../../address/row-id.ts';
import { numberOf } from '../../format/metric-value.ts';

/** One line of the tree table, top to bottom. */
export type TreeLine = RowLine | PendingLine;

export interface RowLine {
  type: 'row';
  id: string;
  row: ChannelsRow;
  /** The names from the channel down to this row; empty for the unattributed row. */
  path: string[];
  /** 0 for a channel, 4 for a keyword. */
  level: number;
  expandable: boolean;
  expanded: boolean;
  /** Place among its siblings, from 1, and how many there are. */
  position: number;
  siblings: number;
}

/** Stands for children that are on their way, or could not be fetched. */
export interface PendingLine {
  type: 'pending';
  id: string;
  level: number;
  state: 'loading' | 'failed';
}

/** Answer for one depth: its report, or why there is none yet. */
export type LevelAnswer = ChannelsReport | 'loading' | 'failed';

/** How many levels have to be asked for so that every open row can show its children, and the row `cell` is there (1 to 5). */
export function depthNeeded(open: readonly string[], cell?: string): number {
  const opened = new Set(open);
  const depths = open
    .filter((id) => ancestorsOf(id).every((ancestor) => opened.has(ancestor)))
    .map((id) => id.split('/').length + 1);
  if (cell !== undefined) depths.push(cell.split('/').length);
  return Math.min(Math.max(1, ...depths), LEVELS.length);
}

/** The names of a row from its channel down to `depth` levels; an unnamed level is empty text. */
export function pathOf(row: ChannelsRow, depth: number): string[] {
  return LEVELS.slice(0, depth).map((level) => row[level] ?? '');
}

/**
 * Flattens the reports of each depth (`answers[0]` by channel, `answers[1]` by channel and source …)
 * into the visible lines. Each level is read from its own report, never added up here, because ratios
 * and distinct counts do not add. Unattributed money closes the list in every order.
 */
export function treeLines(
  answers: readonly LevelAnswer[],
  open: readonly string[],
  sort: Sort,
): TreeLine[] {
  const opened = new Set(open);
  const children = answers.map((answer, index) => groupByParent(answer, index + 1, sort));
  const lines: TreeLine[] = [];

  const visit = (parentId: string, level: number) => {
    const siblings = children[level]?.get(parentId) ?? [];
    siblings.forEach((row, index) => {
      const path = row.kind === 'unattributed' ? [] : pathOf(row, level + 1);
      const id = row.kind === 'unattributed' ? UNATTRIBUTED_ID : rowId(path);
      const expandable = row.kind === 'channel' && level + 1 < LEVELS.length;
      const expanded = expandable && opened.has(id);
      lines.push({
        type: 'row',
        id,
        row,
        path,
        level,
        expandable,
        expanded,
        position: index + 1,
        siblings: siblings.length,
      });
      if (!expanded) return;
      const answer = answers[level + 1] ?? 'loading';
      if (typeof answer === 'string') {
        lines.push({ type: 'pending', id: `${id}/~pending`, level: level + 1, state: answer });
      } else {
        visit(id, level + 1);
      }
    });
  };
  visit('', 0);
  return lines;
}

/** Rows of one depth by the id of the row above them, in the wanted order. */
function groupByParent(answer: LevelAnswer, depth: number, sort: Sort): Map<string, ChannelsRow[]> {
  const groups = new Map<string, ChannelsRow[]>();
  if (typeof answer === 'string') return groups;
  for (const row of answer.rows) {
    if (row.kind === 'unattributed' && depth > 1) continue;
    const parent = depth === 1 ? '' : rowId(pathOf(row, depth - 1));
    const group = groups.get(parent);
    if (group) group.push(row);
    else groups.set(parent, [row]);
  }
  for (const group of groups.values()) group.sort(comparison(sort, depth));
  return groups;
}

function comparison(sort: Sort, depth: number) {
  const level = LEVELS[depth - 1] ?? 'channel';
  const name = (row: ChannelsRow) => row[level] ?? '';
  const sign = sort.descending ? -1 : 1;
  return (left: ChannelsRow, right: ChannelsRow): number => {
    if (left.kind !== right.kind) return left.kind === 'unattributed' ? 1 : -1;
    const byName = name(left).localeCompare(name(right));
    if (sort.key === 'name') return sign * byName;
    const leftValue = numberOf(left[sort.key]);
    const rightValue = numberOf(right[sort.key]);
    // Unknown is neither small nor large: it stands last whichever way the column is turned.
    if (leftValue === null || rightValue === null) {
      return Number(leftValue === null) - Number(rightValue === null) || byName;
    }
    return sign * (leftValue - rightValue) || byName;
  };
}
