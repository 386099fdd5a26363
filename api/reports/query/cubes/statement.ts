import type { RuleModelName } from '@throughline/transform/attribution/model-names';
import type { DimensionKey } from '../../../contract/dimensions.ts';
import type { Level } from '../../../contract/terms.ts';
import type { Operator } from '../../../contract/where.ts';
import { filled } from '../filled.ts';
import type { CubeDefinition } from './cube.ts';
import { sqlSections } from './sections.ts';

const CONDITIONS = sqlSections(import.meta.url, './conditions.sql');

/** `equals` is of a row: exactly what its facts say. */
export interface FactCondition {
  readonly dimension: DimensionKey;
  readonly operator: Operator | 'equals';
  readonly value: string;
}

/** What a statement of a cube is to say beside its sums. */
export interface Composition {
  readonly model: RuleModelName;
  readonly levels: readonly Level[];
  /** Dimensions beside the levels, each of which the cube says. */
  readonly by: readonly DimensionKey[];
  readonly conditions: readonly FactCondition[];
}

/** What a statement is put together from. */
type Fragments = Pick<CubeDefinition, 'sections'>;

/**
 * A statement of a cube and the parameters of its conditions. It is put together from fragments of files alone:
 * what was asked for chooses among them, and every value is a parameter.
 */
export function factsStatement(
  cube: Pick<CubeDefinition, 'sections' | 'facts'>,
  composition: Composition,
) {
  const { by, conditions, model, levels } = composition;
  const outer = by.filter((dimension) => isOfTraffic(cube, dimension));
  const inner = by.filter((dimension) => !isOfTraffic(cube, dimension));
  const selected = (dimensions: readonly DimensionKey[]) =>
    dimensions.map((dimension) => `${expression(cube, dimension)} AS by_${dimension},`).join('\n');
  const names = (dimensions: readonly DimensionKey[]) =>
    dimensions.map((dimension) => `by_${dimension},`).join(' ');
  const numbered = conditions.map((condition, at) => ({ ...condition, at }));
  const tested = (ofTraffic: boolean) =>
    numbered
      .filter(({ dimension }) => isOfTraffic(cube, dimension) === ofTraffic)
      .map((condition) => `AND ${conditionSql(cube, condition)}`)
      .join('\n');
  const text = filled(cube.facts(model, levels), {
    joins: joins(cube, [...by, ...conditions.map(({ dimension }) => dimension)]),
    'inner dimensions': selected(inner),
    'inner names': names(inner),
    'inner conditions': tested(false),
    dimensions: `${names(inner)} ${selected(outer)}`,
    names: names(by),
    conditions: tested(true),
  });
  return { text, parameters: conditionParameters(conditions) };
}

/** Conditions of a cube as tests, to be put into a statement of one's own: `inner` on its facts, `outer` on their traffic. */
export function testsOf(cube: CubeDefinition, conditions: readonly FactCondition[]) {
  const numbered = conditions.map((condition, at) => ({ ...condition, at }));
  const tests = (ofTraffic: boolean) =>
    numbered
      .filter(({ dimension }) => isOfTraffic(cube, dimension) === ofTraffic)
      .map((condition) => `(${conditionSql(cube, condition)})`);
  return {
    joins: joins(
      cube,
      conditions.map(({ dimension }) => dimension),
    ),
    ...{ inner: tests(false), outer: tests(true) },
    parameters: conditionParameters(conditions),
  };
}

/** The facts behind a figure, to be continued by what is asked of `cell`. */
export function cellStatement(
  cube: Pick<CubeDefinition, 'sections' | 'cell'>,
  { model, conditions }: Pick<Composition, 'model' | 'conditions'>,
) {
  const text = filled(cube.cell(model), {
    joins: joins(
      cube,
      conditions.map(({ dimension }) => dimension),
    ),
    conditions: conditions
      .map((condition, at) => `AND ${conditionSql(cube, { ...condition, at })}`)
      .join('\n'),
  });
  return { text, parameters: conditionParameters(conditions) };
}

function conditionParameters(conditions: readonly FactCondition[]) {
  return Object.fromEntries(conditions.map(({ value }, at) => [`where_${at}`, value]));
}

function conditionSql(
  cube: Fragments,
  { dimension, operator, at }: FactCondition & { readonly at: number },
): string {
  return CONDITIONS.get(`condition ${operator}`)!
    .text.replaceAll('subject', () => expression(cube, dimension))
    .replaceAll('{value:', `{where_${at}:`);
}

function expression({ sections }: Fragments, dimension: DimensionKey): string {
  const { text } = sections.get(`dimension ${dimension}`)!;
  return text.replaceAll(/\bmoved\b/g, () => `(${sections.get('shared moved')!.text})`);
}

function isOfTraffic({ sections }: Fragments, dimension: DimensionKey): boolean {
  return sections.get(`dimension ${dimension}`)?.more.of === 'traffic';
}

/** Tables that these dimensions stand in, each once. */
function joins({ sections }: Fragments, dimensions: readonly DimensionKey[]): string {
  const needed = new Set(
    dimensions.flatMap((dimension) => sections.get(`dimension ${dimension}`)?.more.with ?? []),
  );
  return [...needed].map((name) => sections.get(`join ${name}`)!.text).join('\n');
}
