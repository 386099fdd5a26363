import type { EntityFields, EntityType } from '../entity.ts';

export interface EntityKindRow<T extends EntityType = EntityType> {
  readonly kind: T;
  /** `line`: a part of a sale; `cost`: money that is spent. */
  readonly is: readonly ('touch' | 'lead' | 'sale' | 'state' | 'cash' | 'cost')[];
  /**
   * Fields whose first word by version stays: when something began does not change by being told again.
   * All others have the last word.
   */
  readonly first?: readonly (keyof EntityFields<T> & string)[];
  /** Lists whose entries of all versions are kept. */
  readonly union?: readonly (keyof EntityFields<T> & string)[];
  /** Entities of the same source and account that a field names by their native id. */
  readonly refs?: { readonly [Field in keyof EntityFields<T>]?: EntityType };
}

type Rows = { readonly [T in EntityType]: Omit<EntityKindRow<T>, 'kind'> };

/** One row a kind of entity; handed to SQL as parameters. */
export const ENTITY_KINDS: Rows = {
  contact: {
    is: ['state'],
    first: ['createdAt'],
    refs: { mergedInto: 'contact', companyId: 'company' },
  },
  company: {
    is: ['state'],
    first: ['createdAt'],
    refs: { mergedInto: 'company', parentId: 'company' },
  },
  lead: {
    is: ['touch', 'lead'],
    first: ['createdAt', 'contactedAt', 'qualifiedAt'],
    refs: { contactId: 'contact', dealId: 'deal' },
  },
  deal: {
    is: ['lead', 'sale'],
    first: ['createdAt', 'qualifiedAt', 'firstResponseAt'],
    union: ['stages'],
    refs: { contactId: 'contact', companyId: 'company', leadId: 'lead', mergedInto: 'deal' },
  },
  stage: { is: ['state'] },
  order: {
    is: ['touch', 'sale'],
    first: ['createdAt'],
    refs: { contactId: 'contact', companyId: 'company' },
  },
  refund: { is: ['sale'], refs: { orderId: 'order' } },
  payment: { is: ['cash'], refs: { orderId: 'order', dealId: 'deal' } },
  call: {
    is: ['touch', 'lead'],
    first: ['callbackAt'],
    refs: { callbackOf: 'call', dealId: 'deal' },
  },
  conversation: {
    is: ['touch', 'lead'],
    first: ['createdAt', 'firstResponseAt', 'firstSolvedAt'],
    refs: { orderId: 'order', dealId: 'deal' },
  },
  task: {
    is: ['state'],
    first: ['createdAt'],
    refs: { dealId: 'deal', contactId: 'contact' },
  },
  product: { is: ['state'], first: ['createdAt'], refs: { variantOf: 'product' } },
  stock_level: { is: ['state'], refs: { product: 'product' } },
  subscriber: { is: ['lead'], first: ['subscribedAt'] },
  message_campaign: { is: ['state'] },
  survey_response: {
    is: ['state'],
    refs: { orderId: 'order', dealId: 'deal', conversationId: 'conversation' },
  },
  review: { is: ['state'], first: ['createdAt', 'replyAt'] },
  promo_code: { is: ['state'] },
  invoice: { is: ['cost'] },
  document: { is: ['state'], first: ['createdAt'] },
};

const ROWS = Object.entries(ENTITY_KINDS) as [EntityType, Omit<EntityKindRow, 'kind'>][];

/** The table as SQL parameters: `<kind>.<field>` each. */
export function entityKindParameters(): Record<string, readonly string[]> {
  const fields = (pick: (row: Omit<EntityKindRow, 'kind'>) => readonly string[] | undefined) =>
    ROWS.flatMap(([kind, row]) => (pick(row) ?? []).map((field) => `${kind}.${field}`));
  return {
    first_fields: fields(({ first }) => first),
    union_fields: fields(({ union }) => union),
  };
}

/** References as rows: what names them, by which field, and what they name. */
export function entityReferences(): readonly {
  readonly kind: EntityType;
  readonly field: string;
  readonly to: EntityType;
}[] {
  return ROWS.flatMap(([kind, { refs }]) =>
    Object.entries(refs ?? {}).map(([field, to]) => ({ kind, field, to: to as EntityType })),
  );
}
