import * as z from 'zod';
import { deskEntities } from './entities/desk.ts';
import { goodsEntities } from './entities/goods.ts';
import { peopleEntities } from './entities/people.ts';
import { salesEntities } from './entities/sales.ts';
import { envelope } from './envelope.ts';
import { identifierSchema } from './event.ts';

/**
 * Fields of each entity type. A field that is absent is unchanged by this version, null is cleared;
 * a full version therefore names every field that the vendor keeps. How the versions of a field become
 * its state says `ENTITY_KINDS`.
 */
export const entityFields = {
  ...peopleEntities,
  ...salesEntities,
  ...deskEntities,
  ...goodsEntities,
} as const;
export type EntityType = keyof typeof entityFields;
export type EntityFields<T extends EntityType> = z.infer<(typeof entityFields)[T]>;

const entityEnvelope = z.object({
  ...envelope,
  kind: z.literal('entity'),
  entityId: z.string().min(1).max(256),
  /** Grows with every version of the entity: µs of the vendor’s update time, or its sequence number. */
  version: z.int().nonnegative(),
  op: z.enum(['upsert', 'delete']),
  isInternal: z.boolean().optional(),
  /** By the role that the vendor’s field plays (`email`, `phone`, `client_id` …); null clears that role. */
  identifiers: z.record(z.string().max(64), identifierSchema.nullable()),
});

/** A version of an entity of one type. */
export type EntityFactOf<T extends EntityType> = z.infer<typeof entityEnvelope> & {
  entityType: T;
  fields: EntityFields<T>;
};
export type EntityFact = { [T in EntityType]: EntityFactOf<T> }[EntityType];

const versions = (Object.keys(entityFields) as EntityType[]).map((entityType) =>
  entityEnvelope.extend({ entityType: z.literal(entityType), fields: entityFields[entityType] }),
);
type Version = (typeof versions)[number];

export const entitySchema = z.discriminatedUnion(
  'entityType',
  versions as [Version, ...Version[]],
) as unknown as z.ZodType<EntityFact>;
