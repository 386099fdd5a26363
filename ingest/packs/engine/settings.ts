import * as z from 'zod';
import { country, currency, secret, zone } from '../../contract/settings.ts';
import type { Place, Reader } from './reader.ts';

const TYPES = [
  ...(['secret', 'text', 'texts', 'zone', 'currency', 'country', 'truth', 'table'] as const),
  ...(['address', 'secret_address'] as const),
] as const;
type SettingType = (typeof TYPES)[number];

/** A setting of an account, as a pack declares it. */
export interface PackSetting {
  /** As the pack and the configuration write it, in snake_case. */
  readonly name: string;
  readonly type: SettingType;
  readonly about: string;
  /** For `table`: the words that it may give. */
  readonly of: readonly string[];
  /** For the example on the page of the pack. */
  readonly example: unknown;
}

export function readSettings(given: unknown, place: Place, reader: Reader): readonly PackSetting[] {
  return reader.entries(given, place).map(([name, value, at]) => {
    if (!/^[a-z][a-z0-9]*(_[a-z0-9]+)*$/.test(name))
      reader.report('name_invalid', at, `\`${name}\` is not written in snake_case.`);
    const known = reader.object(value, at, ['type', 'about', 'of', 'example'], ['type', 'about']);
    const type = reader.oneOf(known.type, [...at, 'type'], TYPES, 'text');
    const kind = SHARED.find(([pattern]) => pattern.test(name))?.[1];
    if (kind && kind !== type)
      reader.report('value_invalid', [...at, 'type'], `What is called so has to be a ${kind}.`);
    return {
      name,
      type,
      about: reader.text(known.about, [...at, 'about']),
      of: reader.list(known.of, [...at, 'of']).map(([one, where]) => reader.text(one, where)),
      example: known.example,
    };
  });
}

/** Kinds that every source and the configuration share, by the end of their names. */
const SHARED: readonly (readonly [RegExp, SettingType])[] = [
  [/(^|_)(time)?zone$/, 'zone'],
  [/(^|_)currency$/, 'currency'],
  [/(^|_)country$/, 'country'],
  [/(^|_)(secret|token|password|signing_?key|api_?key)$/, 'secret'],
];

/** The schema of an account; nothing is required, for the import of a file needs no settings. */
export function settingsSchema(settings: readonly PackSetting[]): z.ZodType<PackSettings> {
  return z.object(
    Object.fromEntries(
      settings.map((one) => [camelCase(one.name), typeOf(one).optional().describe(one.about)]),
    ),
  );
}

export type PackSettings = Readonly<Record<string, unknown>>;

/** Settings by the names that the pack writes. */
export function byOwnName(settings: readonly PackSetting[], values: PackSettings): PackSettings {
  return Object.fromEntries(settings.map(({ name }) => [name, values[camelCase(name)]]));
}

function camelCase(name: string): string {
  return name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

function typeOf({ type, of }: PackSetting): z.ZodType {
  switch (type) {
    case 'secret':
      return secret();
    case 'zone':
      return zone();
    case 'currency':
      return currency();
    case 'country':
      return country();
    case 'truth':
      return z.boolean();
    case 'texts':
      return z.array(z.string().min(1));
    case 'table': {
      const [first, ...others] = of;
      const word = first === undefined ? z.string().min(1) : z.enum([first, ...others]);
      return z.record(z.string(), word);
    }
    case 'address':
      return z.string().refine(isAddress, ADDRESS);
    case 'secret_address':
      return secret().refine(isAddress, ADDRESS);
    case 'text':
      return z.string().min(1);
  }
}

const ADDRESS = 'an address that begins with https://';

/** In the clear only on this machine. */
function isAddress(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isHere = url?.hostname === '127.0.0.1' || url?.hostname === 'localhost';
  return url?.protocol === 'https:' || (url?.protocol === 'http:' && isHere);
}
