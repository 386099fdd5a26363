import { creditOf } from '@throughline/transform/attribution/credit-of';
import type { RuleModelName } from '@throughline/transform/attribution/model-names';
import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import { DIMENSIONS, type DimensionKey } from '../../../contract/dimensions.ts';
import type { BASES, Level } from '../../../contract/terms.ts';
import type { Cube } from '../../../metrics/measures.ts';
import { type Section, sqlSections } from './sections.ts';

/** A fact table as questions see it: its statements, and what it can be told by. */
export interface CubeDefinition {
  readonly key: Cube;
  /** Has channels, sources, campaigns, ad groups and keywords. */
  readonly hasLevels: boolean;
  /** What may date its facts; null where they have a day of their own. */
  readonly bases: readonly (typeof BASES)[number][] | null;
  /** Fragments of its dimensions. */
  readonly sections: ReadonlyMap<string, Section>;
  facts(model: RuleModelName, levels: readonly Level[]): string;
  /** Beginning of a statement that reads `cell`, the facts behind a figure. */
  cell(model: RuleModelName): string;
  /** A page of `cell`. */
  readonly cellRows: string;
}

const file = (name: string) => sqlFile(import.meta.url, name);
const LEVELS_BELOW_SOURCE = new Set<Level>(['campaign', 'ad_group', 'keyword']);

/** A cube whose statements are fixed text. */
function fixed(key: Cube, more: Pick<CubeDefinition, 'hasLevels' | 'bases'>): CubeDefinition {
  const facts = file(`./${key}/facts.sql`);
  const cell = file(`./${key}/cell.sql`);
  return {
    key,
    ...more,
    sections: sqlSections(import.meta.url, `./${key}/dimensions.sql`),
    facts: () => facts,
    cell: () => cell,
    cellRows: file(`./${key}/cell-rows.sql`),
  };
}

const CREDIT = fixed('credit', { hasLevels: true, bases: ['touch', 'lead', 'deal', 'payment'] });
const CREDIT_BY_CHANNEL = file('./credit/by-channel.sql');
const CREDIT_BY_WAY = file('./credit/by-way.sql');

export const CUBE_DEFINITIONS: Readonly<Record<Cube, CubeDefinition>> = {
  costs: fixed('costs', { hasLevels: true, bases: null }),
  touches: fixed('touches', { hasLevels: true, bases: null }),
  credit: {
    ...CREDIT,
    // Ways of coming are looked up only where the levels go below the source.
    facts: (model, levels) => {
      const outer = levels.some((level) => LEVELS_BELOW_SOURCE.has(level))
        ? CREDIT_BY_WAY
        : CREDIT_BY_CHANNEL;
      return `${creditOf(model)}\n${CREDIT.facts(model, levels)}\n${outer}`;
    },
    cell: (model) => `${creditOf(model)}\n${CREDIT.cell(model)}`,
  },
  sales: fixed('sales', { hasLevels: false, bases: ['lead', 'deal', 'payment'] }),
  claims: fixed('claims', { hasLevels: true, bases: null }),
};

/** Whether the facts of a cube say a dimension. */
export function says({ hasLevels, sections }: CubeDefinition, dimension: DimensionKey): boolean {
  if (DIMENSIONS[dimension].of === 'level') return hasLevels;
  return sections.has(`dimension ${dimension}`);
}
