import { readFileSync } from 'node:fs';
import { assetPath } from '@throughline/transform/warehouse/sql-file';

/** A piece of a file of SQL fragments. */
export interface Section {
  readonly text: string;
  /** What follows its name, such as `with touch`: the word and what it names. */
  readonly more: Readonly<Record<string, string>>;
}

/** Fragments of a `.sql` file by kind and name: each begins with a line `-- kind: name, word what`. */
export function sqlSections(moduleUrl: string, name: string): ReadonlyMap<string, Section> {
  const [, ...parts] = readFileSync(assetPath(moduleUrl, name), 'utf8').split(/^-- (?=\w+: )/m);
  return new Map(
    parts.map((part) => {
      const [heading = '', ...lines] = part.split('\n');
      const [, kind, key, word, what] = /^(\w+): (\w+)(?:, (\w+) (\w+))?$/.exec(heading) ?? [];
      if (!kind) throw new Error(`${name} has a section that cannot be read: ${heading}`);
      const text = lines.filter((line) => line.trim() && !line.startsWith('--')).join('\n');
      return [`${kind} ${key}`, { text, more: word && what ? { [word]: what } : {} }];
    }),
  );
}
