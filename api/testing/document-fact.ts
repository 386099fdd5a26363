import type { Fact } from '@throughline/ingest/contract/fact';
import { source } from '@throughline/ingest/sources/throughline/source';
import type { DocumentVersion } from '../documents/documents.ts';

/** A version of a document as the log brings it. */
export function documentFact(document: DocumentVersion): Fact {
  const { records } = source.map(
    {
      ...{ id: '00000000-0000-4000-8000-00000000f1a0', source: 'throughline', account: 'main' },
      ...{ endpoint: 'document', receivedAt: Date.parse(document.created_at) * 1000 },
      ...{ headers: {}, query: '', body: Buffer.from(JSON.stringify({ document })) },
    },
    { settings: {}, identity: { keepContacts: false } },
  );
  const [record] = [...records] as unknown as { readonly facts: readonly Fact[] }[];
  return record!.facts[0]!;
}
