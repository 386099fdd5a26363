import type * as z from 'zod';
import { SETTING_KINDS, type SettingKind } from '../contract/settings.ts';

const NAMES: readonly (readonly [RegExp, SettingKind])[] = [
  [/time_?zone$|^zone$|Zone$/, 'zone'],
  [/currency$/i, 'currency'],
  [/country$/i, 'country'],
  [/secret$|token$|password$|signing_?key$|api_?key$/i, 'secret'],
];

/** Paths of fields that are called like a kind of setting and are of another kind. */
export function misfits(schema: z.core.$ZodType, path = ''): string[] {
  const def = schema._zod.def as unknown as {
    readonly shape?: Readonly<Record<string, z.core.$ZodType>>;
    readonly innerType?: z.core.$ZodType;
    readonly element?: z.core.$ZodType;
    readonly valueType?: z.core.$ZodType;
    readonly options?: readonly z.core.$ZodType[];
  };
  const found = Object.entries(def.shape ?? {}).flatMap(([name, field]) => {
    const kind = NAMES.find(([pattern]) => pattern.test(name))?.[1];
    const at = path ? `${path}.${name}` : name;
    const wrong = kind && kindOf(field) !== kind ? [`${at} is no ${kind}`] : [];
    return [...wrong, ...misfits(field, at)];
  });
  const inner = [def.innerType, def.element, def.valueType, ...(def.options ?? [])];
  return [...found, ...inner.flatMap((each) => (each ? misfits(each, path) : []))];
}

function kindOf(schema: z.core.$ZodType): SettingKind | undefined {
  const known = SETTING_KINDS.get(schema as z.ZodType)?.kind;
  if (known) return known;
  const { innerType } = schema._zod.def as { readonly innerType?: z.core.$ZodType };
  return innerType && kindOf(innerType);
}
