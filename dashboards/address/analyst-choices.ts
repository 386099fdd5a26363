import { attribution } from '@throughline/api/contract/reports/attribution';
import type { AnyModel } from '@throughline/api/contract/terms';
import { ALL_MODELS, CONVERSIONS, VALUES } from '@throughline/api/contract/terms';

export const MARKOV_ORDERS = attribution.query.shape.order.unwrap().options;
export type MarkovOrder = (typeof MARKOV_ORDERS)[number];
export type Conversion = (typeof CONVERSIONS)[number];
export type ValueKind = (typeof VALUES)[number];
/** What the cells of the matrix show. */
export const MEASURES = ['share', 'value', 'conversions', 'romi', 'rank'] as const;
export type Measure = (typeof MEASURES)[number];

/** The columns of a matrix that nobody has chosen yet: the rules people know, and what compares journeys. */
export const DEFAULT_MODELS: readonly AnyModel[] = [
  'first',
  'last',
  'last_non_direct',
  'linear',
  'position_based',
  'time_decay',
  'markov',
  'shapley',
  'leave_one_out',
];

export interface MatrixSort {
  key: AnyModel | 'name';
  descending: boolean;
}

/** What a reader may choose on the analyst page beside period and basis. */
export interface AnalystChoices {
  /** Which conversions are divided. */
  of: Conversion;
  value: ValueKind;
  order: MarkovOrder;
  measure: Measure;
  /** Columns of the matrix, in the catalogue's order; never empty. */
  models: readonly AnyModel[];
  /** null: the channel with the largest credit first. */
  matrixSort: MatrixSort | null;
  /** The model whose card is open. */
  card: AnyModel | null;
  /** The figure of a rule whose rows are open; `row` is an id of row-id.ts. */
  credit: { model: AnyModel; row: string } | null;
  /** What the list of journeys is narrowed to, as `channel:Email`; null while it is closed. */
  journeys: string | null;
  /** A kept run by its id, or `live`; null: the kept run of this question where there is one, else live. */
  run: string | null;
}

export const DEFAULT_CHOICES: AnalystChoices = {
  of: 'sale',
  value: 'revenue',
  order: '1',
  measure: 'share',
  models: DEFAULT_MODELS,
  matrixSort: null,
  card: null,
  credit: null,
  journeys: null,
  run: null,
};

/** The parameters that these choices are kept in. */
export const CHOICE_PARAMETERS: readonly string[] = [
  'of',
  'value',
  'order',
  'measure',
  'models',
  'rows',
  'card',
  'figure',
  'journeys',
  'run',
];

function oneOf<T extends string>(values: readonly T[], text: string | null): T | null {
  return values.find((value) => value === text) ?? null;
}

export function parseChoices(query: URLSearchParams): AnalystChoices {
  const wanted = (query.get('models') ?? '').split(',');
  const models = ALL_MODELS.filter((model) => wanted.includes(model));
  const sort = query.get('rows') ?? '';
  const sortKey = oneOf([...ALL_MODELS, 'name' as const], sort.replace(/^-/, ''));
  const [modelText = '', ...rowParts] = (query.get('figure') ?? '').split(':');
  const model = oneOf(ALL_MODELS, modelText);
  const run = query.get('run');
  return {
    of: oneOf(CONVERSIONS, query.get('of')) ?? DEFAULT_CHOICES.of,
    value: oneOf(VALUES, query.get('value')) ?? DEFAULT_CHOICES.value,
    order: oneOf(MARKOV_ORDERS, query.get('order')) ?? DEFAULT_CHOICES.order,
    measure: oneOf(MEASURES, query.get('measure')) ?? DEFAULT_CHOICES.measure,
    models: models.length > 0 ? models : DEFAULT_MODELS,
    matrixSort: sortKey ? { key: sortKey, descending: sort.startsWith('-') } : null,
    card: oneOf(ALL_MODELS, query.get('card')),
    credit: model && rowParts.length > 0 ? { model, row: rowParts.join(':') } : null,
    journeys: query.get('journeys') || null,
    run: run && /^(live|[0-9a-f-]{36})$/i.test(run) ? run : null,
  };
}

/** Pairs for the query string, the defaults among them; null is left out. */
export function choiceParameters(choices: AnalystChoices): [string, string | null][] {
  const { matrixSort, credit } = choices;
  return [
    ['of', choices.of],
    ['value', choices.value],
    ['order', choices.order],
    ['measure', choices.measure],
    ['models', choices.models.join(',')],
    ['rows', matrixSort && `${matrixSort.descending ? '-' : ''}${matrixSort.key}`],
    ['card', choices.card],
    ['figure', credit && `${credit.model}:${credit.row}`],
    ['journeys', choices.journeys],
    ['run', choices.run],
  ];
}
