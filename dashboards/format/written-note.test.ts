import { expect, it } from 'vitest';
import { createFormatter } from './formatter.ts';
import { writtenNote } from './written-note.ts';

const written = (note: string, language: 'en' | 'ru' | 'tr' = 'en') =>
  writtenNote(note, createFormatter(language)).replaceAll(/[\u00a0\u202f\u2060]/g, ' ');

it('writes days, months and amounts as the reader does, and leaves the rest', () => {
  expect(written('Facts are whole up to 2026-11-12, as 2026-11 has 12 of 30 days.')).toBe(
    'Facts are whole up to 12 Nov 2026, as Nov 2026 has 12 of 30 days.',
  );
  expect(written('the margin of a first sale (8968.96 RUB)')).toContain('8,968.96');
  expect(written('the margin of a first sale (8968.96 RUB)')).not.toContain('RUB');
  expect(written('Данные полны до 2026-11-12.', 'ru')).toBe('Данные полны до 12 нояб. 2026 г.');
  for (const same of ['14.4 %: 63 of 436', 'newsletter-2026-11-a', 'order 2026-99', '3 API keys'])
    expect(written(same)).toBe(same);
});
