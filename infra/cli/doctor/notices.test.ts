import { describe, expect, it } from 'vitest';
import { asideLine, noticeChecks } from './notices.ts';

const NOTHING = { people: 0, entities: 0, blocks: 0 };

describe('notices of the doctor', () => {
  it('are none where everything is in the figures', () => {
    expect(noticeChecks({ notices: [], aside: NOTHING, examples: [] })).toEqual([]);
  });

  it('are one line a kind, with its total, its largest parts and what to do', () => {
    const parts = ['a', 'b', 'c', 'd', 'e', 'f'].map((reason, index) => ({
      notice: 'skipped' as const,
      subject: `airbyte ${reason}`,
      count: 10 - index,
    }));
    const rates = {
      notice: 'missing_rates' as const,
      subject: 'USD 2026-03-01 to 2026-03-02',
      count: 4,
    };
    const checks = noticeChecks({ notices: [rates, ...parts], aside: NOTHING, examples: [] });
    expect(checks.map(({ check, status }) => [check, status])).toEqual([
      ['skipped records', 'warning'],
      ['exchange rates', 'warning'],
    ]);
    // 10 + 9 + 8 + 7 + 6 + 5 = 45.
    expect(checks[0]!.message).toMatch(
      /^45 records .*\(airbyte a: 10, airbyte b: 9, airbyte c: 8, airbyte d: 7, 2 more\); an import/,
    );
    expect(checks[1]!.message).toMatch(/^4 .*USD 2026-03-01.*throughline import exchange-rates/);
  });

  it('say first what is set aside, and by which failure', () => {
    const example = { kind: 'person', unit: '17', since: '', attempts: 2, error: 'overflow' };
    const line = asideLine({ people: 1, entities: 0, blocks: 2 }, [example]);
    expect(line).toMatch(
      /^1 person, 2 blocks of costs or rates cannot be derived and are set aside \(person 17: overflow\)/,
    );
    expect(asideLine(NOTHING, [])).toBeUndefined();
  });
});
