import { probablyMeant } from '../../contract/nearest.ts';
import { isObject, type JsonObject } from '../../mapping/json-object.ts';
import type { PackErrorCode } from './pack-error.ts';

export type Place = readonly (string | number)[];
export type Report = (code: PackErrorCode, place: Place, detail: string) => void;

/** Reads the parts of a pack’s document, and reports what is wrong with its place; it never stops at the first. */
export class Reader {
  readonly #report: Report;
  /** Names of the pack’s settings, as it writes them. */
  readonly settings = new Set<string>();
  /** Names of the parts that its body is split into. */
  readonly parts = new Set<string>();

  constructor(report: Report) {
    this.#report = report;
  }

  report(code: PackErrorCode, place: Place, detail: string): void {
    this.#report(code, place, detail);
  }

  /** An object with these keys and no others. */
  object(value: unknown, place: Place, keys: readonly string[], required: readonly string[] = []) {
    if (!isObject(value)) {
      this.report('value_invalid', place, 'Expected an object.');
      return {} as JsonObject;
    }
    for (const key of Object.keys(value)) {
      if (keys.includes(key)) continue;
      const meant = probablyMeant(key, keys);
      const hint = meant ? `\`${meant}\`, if that was meant` : keys.join(', ');
      this.report('key_unknown', [...place, key], `Expected ${hint}.`);
    }
    for (const key of required)
      if (value[key] === undefined) this.report('value_missing', place, `\`${key}\` is missing.`);
    return value;
  }

  entries(value: unknown, place: Place): readonly (readonly [string, unknown, Place])[] {
    if (value === undefined) return [];
    if (!isObject(value)) {
      this.report('value_invalid', place, 'Expected an object.');
      return [];
    }
    return Object.entries(value).map(([key, inner]) => [key, inner, [...place, key]] as const);
  }

  list(value: unknown, place: Place): readonly (readonly [unknown, Place])[] {
    if (value === undefined) return [];
    if (!Array.isArray(value)) {
      this.report('value_invalid', place, 'Expected a list.');
      return [];
    }
    return value.map((item: unknown, index) => [item, [...place, index]] as const);
  }

  text(value: unknown, place: Place, fallback = ''): string {
    if (value === undefined) return fallback;
    if (typeof value === 'string' && value.trim() !== '') return value;
    if (typeof value === 'number') return String(value);
    this.report('value_invalid', place, 'Expected a text.');
    return fallback;
  }

  oneOf<const Values extends readonly string[]>(
    value: unknown,
    place: Place,
    values: Values,
    fallback: Values[number],
  ): Values[number] {
    if (value === undefined) return fallback;
    if (typeof value === 'string' && values.includes(value)) return value;
    this.report('value_invalid', place, `Expected one of ${values.join(', ')}.`);
    return fallback;
  }

  truth(value: unknown, place: Place): boolean {
    if (value !== undefined && typeof value !== 'boolean')
      this.report('value_invalid', place, 'Expected true or false.');
    return value === true;
  }

  /** Name of a setting that the pack declares. */
  setting(value: unknown, place: Place): string {
    const name = this.text(value, place);
    if (name && !this.settings.has(name))
      this.report('setting_unknown', place, `\`${name}\` is no setting of this pack.`);
    return name;
  }
}
