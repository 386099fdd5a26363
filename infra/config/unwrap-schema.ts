import * as z from 'zod';

/** What a reader of values needs to know of a schema. */
export interface Unwrapped {
  readonly schema: z.core.$ZodType;
  readonly isOptional: boolean;
  readonly isNullable: boolean;
  readonly defaultValue: unknown;
  readonly description: string | undefined;
}

/** Takes defaults, optionality and the like off a schema, and says what they were. */
export function unwrapSchema(given: z.core.$ZodType): Unwrapped {
  let schema = given;
  let isOptional = false;
  let isNullable = false;
  let defaultValue: unknown;
  let description: string | undefined;
  for (;;) {
    description ??= z.globalRegistry.get(schema)?.description;
    if (schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault) {
      isOptional = true;
      defaultValue ??= schema.def.defaultValue;
      schema = schema.def.innerType;
    } else if (schema instanceof z.ZodOptional) {
      isOptional = true;
      schema = schema.def.innerType;
    } else if (schema instanceof z.ZodNullable) {
      isNullable = true;
      schema = schema.def.innerType;
    } else if (schema instanceof z.ZodReadonly) {
      schema = schema.def.innerType;
    } else if (schema instanceof z.ZodPipe) {
      schema = schema.def.in;
    } else return { schema, isOptional, isNullable, defaultValue, description };
  }
}
