import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const PACKAGES = ['ingest', 'transform', 'api', 'infra', 'dashboards'];
const NO_ROOM = /(?:^|\/)(?:node_modules|dist|testing)\/|\.(?:test|contract|d)\.tsx?$/;
const IMPORTED = /(?:from|import\() ?'(\.{1,2}\/[^']+)'/g;

/** From each folder to those that its files import from, type imports included. */
function imports(): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const name of PACKAGES)
    for (const file of readdirSync(join(ROOT, name), { recursive: true, encoding: 'utf8' })) {
      const path = join(name, file).replaceAll('\\', '/');
      if (!/\.tsx?$/.test(path) || NO_ROOM.test(path)) continue;
      const room = dirname(path);
      for (const [, other] of readFileSync(join(ROOT, path), 'utf8').matchAll(IMPORTED)) {
        const to = dirname(normalize(join(room, other!)));
        if (to !== room) found.set(room, (found.get(room) ?? new Set()).add(to));
      }
    }
  return found;
}

const isWithin = (one: string, other: string) => one.startsWith(`${other}/`);

it('no two rooms need each other: a room can be read before those that build on it', () => {
  const all = imports();
  expect(all.size).toBeGreaterThan(50);
  const mutual = [...all].flatMap(([room, others]) =>
    [...others]
      .filter((other) => room < other && all.get(other)?.has(room))
      .filter((other) => !isWithin(room, other) && !isWithin(other, room))
      .map((other) => `${room} and ${other}`),
  );
  expect(mutual).toEqual([]);
});
