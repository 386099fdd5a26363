import type { EntityFields, EntityType } from '../entity.ts';

export interface EntityKindRow<T extends EntityType = EntityType> {
  /**
   * What it means beside changing what we know. A `touch` tells by itself how its person came, a `lead` begins
   * a deal; both at the time in `began`. Calls are both as well, by rules of their own.
   */
  readonly is?: readonly ('touch' | 'lead')[];
  /** Field with the time at which it began. */
  readonly began?: keyof EntityFields<T> & string;
  /**
   * Further fields whose first word by version stays, as that of `began` does: when something began does
   * not change by being told again. All others have the last word.
   */
  readonly first?: readonly (keyof EntityFields<T> & string)[];
  /** Lists whose entries of all versions are kept. */
  readonly union?: readonly (keyof EntityFields<T> & string)[];
}

/** One row a kind of entity; handed to SQL as parameters. */
export const ENTITY_KINDS: { readonly [T in EntityType]: EntityKindRow<T> } = {
  contact: { began: 'createdAt' },
  company: { began: 'createdAt' },
  lead: { is: ['touch', 'lead'], began: 'createdAt', first: ['contactedAt', 'qualifiedAt'] },
  deal: {
    is: ['touch', 'lead'],
    began: 'createdAt',
    first: ['qualifiedAt', 'firstResponseAt'],
    union: ['stages'],
  },
  stage: {},
  order: { is: ['touch'], began: 'createdAt' },
  refund: {},
  payment: {},
  call: { first: ['callbackAt'] },
  conversation: {
    is: ['touch', 'lead'],
    began: 'createdAt',
    first: ['firstResponseAt', 'firstSolvedAt'],
  },
  task: { began: 'createdAt' },
  product: { began: 'createdAt' },
  stock_level: {},
  subscriber: { is: ['lead'], began: 'subscribedAt' },
  message_campaign: {},
  survey_response: {},
  review: { began: 'createdAt', first: ['replyAt'] },
  promo_code: {},
  invoice: {},
  document: { began: 'createdAt' },
};

const ROWS = Object.entries<EntityKindRow>(ENTITY_KINDS);

/** The table as SQL parameters; fields as `<kind>.<field>`. */
export function entityKindParameters(): Record<string, readonly string[]> {
  const kinds = (which: 'touch' | 'lead') =>
    ROWS.filter(([, { is }]) => is?.includes(which)).map(([kind]) => kind);
  const fields = (pick: (row: EntityKindRow) => readonly (string | undefined)[]) =>
    ROWS.flatMap(([kind, row]) =>
      pick(row).flatMap((field) => (field ? [`${kind}.${field}`] : [])),
    );
  return {
    touch_entities: kinds('touch'),
    lead_entities: kinds('lead'),
    began_kinds: ROWS.flatMap(([kind, { began }]) => (began ? [kind] : [])),
    began_fields: ROWS.flatMap(([, { began }]) => (began ? [began] : [])),
    first_fields: fields(({ began, first = [] }) => [began, ...first]),
    union_fields: fields(({ union = [] }) => union),
  };
}
