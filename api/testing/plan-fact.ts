import type { Fact } from '@throughline/ingest/contract/fact';
import { source } from '@throughline/ingest/sources/throughline/source';

/** A version of a plan as the log brings it. */
export function planFact(
  id: string,
  body: object,
  state: 'draft' | 'approved' | 'locked',
  { version = 1, at = '2026-01-05T09:00:00Z' } = {},
): Fact {
  const document = { type: 'plan', id, version, state, author: 'anna', created_at: at, body };
  const { records } = source.map(
    {
      ...{ id: '00000000-0000-4000-8000-00000000f1a0', source: 'throughline', account: 'main' },
      ...{ endpoint: 'document', receivedAt: Date.parse(at) * 1000, headers: {}, query: '' },
      body: Buffer.from(JSON.stringify({ document })),
    },
    { settings: {}, identity: { keepContacts: false } },
  );
  const [record] = [...records] as unknown as { readonly facts: readonly Fact[] }[];
  return record!.facts[0]!;
}
