import { expect, it } from 'vitest';
import { foldLedger, type LedgerEntry } from './ledger.ts';

const written = (...entries: LedgerEntry[]) =>
  foldLedger(entries.map((entry, index) => ({ version: index + 1, author: '', at: index, entry })));
const intended = (run: string, ...ids: string[]): LedgerEntry => ({
  ...{ phase: 'intended', run, as: 'http', left: {} },
  events: ids.map((id) => [id, '1 EUR', 5, 0]),
});
const result = (
  run: string,
  ...exceptions: Extract<LedgerEntry, { phase: 'result' }>['exceptions']
): LedgerEntry => ({
  ...{ phase: 'result', run, exceptions, references: [`ref ${run}`], stopped: '', until: 0 },
});
const judged = (run: string, state: 'partial' | 'failed'): LedgerEntry => ({
  ...{ phase: 'judged', run, reference: `ref ${run}`, state, errors: { TOO_OLD: 1 } },
});
const states = ({ events }: ReturnType<typeof foldLedger>) =>
  Object.fromEntries([...events].map(([id, { state }]) => [id, state]));

it('knows what became of each event, and what was intended and has no end', () => {
  const ledger = written(
    ...[intended('1', 'a', 'b', 'c'), result('1', ['b', 'rejected', 'x'], ['c', 'not_sent', 'y'])],
    intended('2', 'c'),
  );
  expect(states(ledger)).toEqual({ a: 'accepted', b: 'rejected', c: 'unknown' });
  expect([ledger.open?.entry.run, ledger.version]).toEqual(['2', 3]);
  // The result of another run ends nothing.
  expect(written(intended('1', 'a'), result('0')).open?.entry.run).toBe('1');
});

it('takes back what a platform refused after it had taken the request, and nothing told anew since', () => {
  const refused = written(intended('1', 'a', 'b'), result('1'), judged('1', 'failed'));
  expect(states(refused)).toEqual({ a: 'rejected', b: 'rejected' });
  expect([refused.refusedLater, refused.unjudged]).toEqual([{ TOO_OLD: 1 }, []]);
  const anew = written(
    ...[
      intended('1', 'a', 'b'),
      result('1'),
      intended('2', 'a'),
      result('2'),
      judged('1', 'failed'),
    ],
  );
  expect(states(anew)).toEqual({ a: 'accepted', b: 'rejected' });
  expect(anew.unjudged).toEqual([{ run: '2', reference: 'ref 2' }]);
  // Which events it was is not said: none is taken back.
  const partly = written(intended('1', 'a', 'b'), result('1'), judged('1', 'partial'));
  expect(states(partly)).toEqual({ a: 'accepted', b: 'accepted' });
});
