import { describe, expect, it } from 'vitest';
import { describeFile, type FileQuestion } from './describe-file.ts';
import { describedFile } from './described-file.ts';

const ROWS = 1_500;

function question(text: string, more: Partial<FileQuestion> = {}): FileQuestion {
  return {
    ...{ bytes: new TextEncoder().encode(text), asked: {}, account: 'main', importId: 'one' },
    ...{ receivedAt: Date.parse('2026-03-01T00:00:00Z') * 1_000, timezone: 'Europe/Berlin' },
    ...{ identity: { keepContacts: false }, isGlanced: true },
    ...more,
  };
}

/** Of more bytes than are read without a thread. */
function costs(day: (index: number) => string): string {
  const rows = Array.from(
    { length: ROWS },
    (_, index) => `${day(index)},google,cpc,campaign ${index % 7},${index}.50,EUR`,
  );
  return ['date,utm source,utm medium,campaign,cost,currency', ...rows].join('\n');
}

describe('a large file', () => {
  it('is read by a thread as it would be read here', async () => {
    const asked = question(
      costs((index) => `2026-01-${String(1 + (index % 28)).padStart(2, '0')}`),
    );
    const described = await describedFile(asked);
    expect(described).toEqual(describeFile(asked));
    expect(described).toMatchObject({
      preview: { kind: 'cost', counts: { rows: ROWS, rejected: 0 } },
    });
  });

  it('is refused by a thread for the same reason and at the same place', async () => {
    const asked = question(costs(() => '2026-01-01').replace(/.*/, 'a,b,c,d,e,f'));
    const described = await describedFile(asked);
    expect(described).toEqual(describeFile(asked));
    expect(described).toHaveProperty('refusal.code', 'file_headings_unknown');
  });

  it('does not end what comes behind it when it cannot be read at all', async () => {
    const broken = question(
      costs(() => '2026-01-01'),
      { asked: null as never },
    );
    const fine = question(costs(() => '2026-01-01'));
    await expect(describedFile(broken)).rejects.toThrow(TypeError);
    expect(await describedFile(fine)).toHaveProperty('preview.counts.rejected', 0);
  });
});
