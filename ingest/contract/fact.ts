import * as z from 'zod';
import { type EntityFact, entitySchema } from './entity.ts';
import { type EventFact, eventSchema } from './event.ts';
import { type SliceFact, sliceSchema } from './slice.ts';

/** The three contracts, in one envelope. Money is bigint micros, time is µs UTC, ids are deterministic. */

export { type EntityFact, type EntityFields, type EntityType, entityFields } from './entity.ts';
export { type TestMark, testMarkSchema } from './envelope.ts';
export { EVENT_TYPES, type EventFact, eventSchema, identifierSchema } from './event.ts';
export {
  COST_BOUNDS,
  type CostRow,
  costRowSchema,
  type FxRow,
  fxRowSchema,
  type SliceFact,
} from './slice.ts';
export { type SliceRef, sliceRefSchema } from './slice-ref.ts';
export { type Traffic, trafficSchema } from './traffic.ts';

export type Fact = EventFact | EntityFact | SliceFact;
export type FactKind = Fact['kind'];

/** Validates what a mapping made, in code that zod generates of a schema: every fact passes here. */
export const factSchemas = {
  event: z.compile(eventSchema, { strict: true }),
  entity: z.compile(entitySchema, { strict: true }),
  slice: z.compile(sliceSchema, { strict: true }),
} as const;
