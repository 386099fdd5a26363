import { sha256 } from '@throughline/ingest/contract/ids';
import { expect, it } from 'vitest';
import { writeList } from './write-list.ts';

const anna = { email: ['jane.doe@gmail.com', 'anna@oak.example'], phone: ['+79001234567'] };
const hashed = { email: [sha256('boris@oak.example')], phone: [sha256('+493012345')] };
const nobody = { email: [], phone: [sha256('+493012345')] };

const rowsOf = (layout: 'google' | 'meta' | 'yandex' | 'vk', ...who: (typeof anna)[]) => {
  const { text, ...counts } = writeList(layout, who);
  return { ...counts, rows: text.trim().split('\n') };
};

it('hashes readable contacts as each platform spells them', () => {
  const google = rowsOf('google', anna);
  expect(google.rows[0]).toBe('Email,Phone');
  expect(google.rows.join().includes(sha256('janedoe@gmail.com'))).toBe(true);
  expect(google.rows.join().includes(sha256('+79001234567'))).toBe(true);
  const meta = rowsOf('meta', anna).rows.join();
  expect(meta.includes(sha256('jane.doe@gmail.com')) && meta.includes(sha256('79001234567'))).toBe(
    true,
  );
  // `printf %s 79001234567 | md5sum` and the like; Yandex's own example is mail@yandex.ru.
  const yandex = rowsOf('yandex', { email: ['mail@yandex.ru'], phone: ['+79995551111'] });
  expect(yandex.rows).toEqual([
    'email,phone',
    '3c56ff8fef0f6c65b36b2d25720fe276,f09f2c3d48f31e2a802944ade2e5aec5',
  ]);
  expect(rowsOf('vk', { email: ['mail@yandex.ru'], phone: [] }).rows).toEqual([
    '3c56ff8fef0f6c65b36b2d25720fe276',
  ]);
});

it('uses kept hashes where they are those that the platform matches by, and counts the rest', () => {
  expect(rowsOf('google', hashed, nobody)).toMatchObject({ members: 2, unusable: 0 });
  expect(rowsOf('meta', hashed, nobody)).toMatchObject({
    ...{ members: 1, unusable: 1 },
    rows: ['email,phone', `${hashed.email[0]},`],
  });
  for (const layout of ['yandex', 'vk'] as const)
    expect(rowsOf(layout, hashed, nobody)).toMatchObject({ members: 0, unusable: 2 });
});

it('writes a shared address once', () => {
  expect(
    rowsOf(
      'vk',
      hashed,
      { email: ['a@oak.example'], phone: [] },
      { email: ['a@oak.example'], phone: [] },
    ).rows,
  ).toHaveLength(1);
});
