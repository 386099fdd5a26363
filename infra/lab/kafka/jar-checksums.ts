/** SHA-256 in hex by the jar's file name. */
export type JarChecksums = ReadonlyMap<string, string>;

/** Reads what `sha256sum *.jar` writes. Throws on a line that is none. */
export function parseChecksums(text: string): JarChecksums {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return new Map(
    lines.map((line) => {
      const [, sum, name] = /^([0-9a-f]{64}) [ *](\S+\.jar)$/.exec(line) ?? [];
      if (sum === undefined || name === undefined)
        throw new Error(`'${line}' is no checksum line: write the list with sha256sum *.jar.`);
      return [name, sum];
    }),
  );
}

/** What tells the jars found from those pinned, one clause each; empty when they are the same. */
export function jarProblems(pinned: JarChecksums, found: JarChecksums): readonly string[] {
  const missing = [...pinned.keys()].filter((name) => !found.has(name));
  const extra = [...found.keys()].filter((name) => !pinned.has(name));
  const changed = [...pinned].filter(([name, sum]) => (found.get(name) ?? sum) !== sum);
  return [
    ...missing.map((name) => `${name} is missing`),
    ...extra.map((name) => `${name} is not on the list`),
    ...changed.map(([name]) => `${name} has another checksum`),
  ];
}
