import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type { Reader } from '@throughline/transform/warehouse/warehouse';
import type { CellReport } from '../../../contract/reports/channels-rows.ts';
import { MEASURES, type MeasureKey } from '../../../metrics/measures.ts';
import { measureValue } from '../../../metrics/metric-values.ts';
import type { ReportConfig } from '../../report-config.ts';
import type { State } from '../../state.ts';
import { cubeParameters, isAskable } from '../cubes/ask-cube.ts';
import { CUBE_DEFINITIONS, says } from '../cubes/cube.ts';
import type { FactGroup } from '../cubes/fact-group.ts';
import { cellStatement, type FactCondition } from '../cubes/statement.ts';
import { type Evaluated, evaluate, NO_GROUPS, tellingOf } from '../evaluate.ts';
import { everSold, fetchCostedSources, fetchListed } from '../fetch-around.ts';
import { askCubes } from '../fetch-groups.ts';
import { levelsOf } from '../names-where.ts';
import { conditionsOf, isOfTouches } from '../question.ts';
import { campaignNames, datedNames } from '../rows/campaign-names.ts';
import { joinAdGroups } from '../rows/join-ad-groups.ts';
import { type Scope, scopeKey, scopePlace } from '../rows/scopes.ts';
import { sourceKey } from '../rows/source-key.ts';
import { cellFigures } from './cell-figures.ts';
import type { CellQuestion } from './cell-question.ts';
import { type CellRowFacts, formatCellRow } from './cell-row.ts';
import { matching, spelling } from './matching-spellings.ts';
import { openedBy } from './opened-by.ts';

const SUM = sqlFile(import.meta.url, '../cubes/cell-sum.sql');

/**
 * The rows behind one cell, and their sum over all pages. A ratio comes with all of its parts and opens the rows of
 * one of them: its numerator, of CAC the first purchases, or the one that was asked for. What the figures are follows
 * from the same computation as the report's.
 */
export async function openCell(
  reader: Reader,
  state: State | null,
  asked: CellQuestion,
  config: ReportConfig,
): Promise<CellReport> {
  const { question, days, place, others } = asked;
  const { levels, dated, where, cubes } = question;
  const part = openedBy(asked);
  if (!state) {
    const around = { listed: [], costed: new Map<string, string>(), salesTold: false };
    const figures = cellFigures(
      asked,
      evaluate(question, NO_GROUPS, around),
      tellingOf(question, false),
    );
    return answer({ ...figures, part, count: 0, rows: [], sum: null });
  }
  const { ofFacts, ofNames } = conditionsOf(where);
  const fineLevels = levelsOf(levels, ofNames);
  const conditions: readonly FactCondition[] = [...ofFacts, ...others];
  // Rows show their campaign even where the cell is not of one.
  const listed = await fetchListed(reader, state, [...fineLevels, 'campaign']);
  const ambiguous = datedNames(listed);
  const filter = {
    ...{ ...days, dated, conditions, datedNames: ambiguous },
    // Whether cost and results of a row meet is seen beside the other rows of its channel.
    ...(place.channel !== undefined && { channel: place.channel }),
  };
  const [groups, costed] = await Promise.all([
    askCubes(reader, state, cubes, { ...filter, levels: fineLevels, by: question.by }),
    cubes.has('costs')
      ? fetchCostedSources(reader, state, question.period.to)
      : new Map<string, string>(),
  ]);
  const salesTold = await everSold(reader, state);
  const evaluated = evaluate(question, groups, { listed, costed, salesTold });
  const figures = cellFigures(asked, evaluated, tellingOf(question, salesTold));
  const names = joinAdGroups(campaignNames(listed), Object.values(groups).flat());
  const cube = CUBE_DEFINITIONS[MEASURES[part].from];
  const canTell =
    isAskable(cube.key, conditions, dated.basis) &&
    others.every(({ dimension }) => says(cube, dimension));
  if (!canTell) return answer({ ...figures, part, count: 0, rows: [], sum: null });
  const isSpelled = ofNames.length > 0 || fineLevels.some(isBelowSource);
  const left = new Set(evaluated.whole.groups);
  const spelled = groups[cube.key].filter((group) => left.has(group));
  const statement = cellStatement(cube, {
    model: dated.model,
    conditions: conditions.filter(({ dimension }) => says(cube, dimension)),
  });
  const isPaid = asked.kind === 'paid';
  const isSource = levels.includes('source') && place.source !== undefined && !isSpelled;
  const parameters = {
    ...cubeParameters(state, { ...filter, levels: fineLevels }),
    ...statement.parameters,
    ...{ measure: part, part: partOf(asked) },
    source: isSource ? place.source! : null,
    spelled: isSpelled,
    spellings: isSpelled
      ? [
          ...new Set(
            (asked.kind === 'row' ? matching(spelled, place, levels, names) : spelled).map(
              spelling,
            ),
          ),
        ]
      : [],
    paired: isPaid,
    pairs: isPaid ? pairsOf(Object.values(groups).flat(), evaluated) : [],
  };
  const [[totals], rows] = await Promise.all([
    reader.rows<{ count: string; sum: string }>(`${statement.text}\n${SUM}`, parameters),
    reader.rows<CellRowFacts>(`${statement.text}\n${cube.cellRows}`, {
      ...parameters,
      ...{ limit: asked.limit, offset: asked.offset },
    }),
  ]);
  const isKnown = typeof figures.measures[part] === 'bigint';
  return answer({
    ...{ ...figures, part, count: Number(totals!.count) },
    sum: isKnown ? BigInt(totals!.sum) : null,
    rows: rows.map((row) => formatCellRow(row, part, names, config.currency)),
  });
}

function answer({
  cell,
  part,
  sum,
  count,
  rows,
}: Pick<CellReport, 'rows' | 'count'> & {
  readonly cell: Pick<CellReport, 'value' | 'why' | 'formula' | 'parts'>;
  readonly part: MeasureKey;
  readonly sum: bigint | null;
}): CellReport {
  return { ...cell, part, sum: measureValue(part, sum), count, unit: MEASURES[part].unit, rows };
}

const isBelowSource = (level: string) => level !== 'channel' && level !== 'source';

/** Which parts of conversions: those with a touch, those without, or all. */
function partOf({ kind, question }: CellQuestion): 'all' | 'attributed' | 'unattributed' {
  if (kind === 'unattributed') return 'unattributed';
  return kind === 'paid' || (kind === 'row' && isOfTouches(question)) ? 'attributed' : 'all';
}

/**
 * The sources in the row of everything that has cost, each with whether its traffic was paid for (`1`), as the
 * statements of cells write it. A scope that is a channel has all of its sources, paid or not.
 */
function pairsOf(groups: readonly FactGroup[], { paid, whole }: Evaluated): readonly string[] {
  const taken = new Set(paid.scopes.map((scope: Scope) => scopeKey(scope)));
  const { bought } = whole.computed.sources;
  const pairs = groups.flatMap(({ channel, source, unattributed }) => {
    const isBought = bought.has(channel);
    if (unattributed || !taken.has(scopeKey(scopePlace(channel, source, isBought)))) return [];
    const key = sourceKey(channel, source);
    return isBought ? [`${key}\u001f1`] : [`${key}\u001f1`, `${key}\u001f0`];
  });
  return [...new Set(pairs)];
}
