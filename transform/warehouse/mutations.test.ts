import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const PACKAGE = new URL('..', import.meta.url).pathname;

function deletions(): { readonly name: string; readonly text: string }[] {
  return readdirSync(PACKAGE, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.sql') && !/node_modules|dist|golden|migrations/.test(name))
    .flatMap((name) =>
      readFileSync(join(PACKAGE, name), 'utf8')
        .replace(/^\s*--.*$/gm, '')
        .split(/;\s*(?:\n|$)/)
        .filter((text) => /ALTER TABLE \w+ DELETE/.test(text))
        .map((text) => ({ name, text: text.trim() })),
    );
}

/** What stands in no parentheses. */
function outermost(text: string): string {
  let depth = 0;
  let kept = '';
  for (const sign of text) {
    if (sign === ')') depth -= 1;
    if (depth === 0) kept += sign;
    if (sign === '(') depth += 1;
  }
  return kept;
}

it('asks for one set of keys a deletion: with two the engine can wait for ever', () => {
  const all = deletions();
  expect(all.length).toBeGreaterThan(15);
  const several = all.filter(({ text }) => (outermost(text).match(/\bIN\b/g) ?? []).length > 1);
  expect(several).toEqual([]);
});
