import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { hashedSearch } from './hashed-search.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

it('sends contacts as the hashes that the warehouse has', async () => {
  // Node's own hash of the address and number as they are normalised when they come in.
  expect(await hashedSearch('  Anna@Example.com ')).toBe(`email:${sha256('anna@example.com')}`);
  expect(await hashedSearch('+49 (30) 000-01')).toBe(`phone:${sha256('+493000001')}`);
});

it('leaves numbers of sales and other texts alone', async () => {
  for (const text of ['#1042', 'Deal d1', '4930', 'user_id:42', `email:${sha256('x')}`])
    expect(await hashedSearch(text)).toBe(text);
});
