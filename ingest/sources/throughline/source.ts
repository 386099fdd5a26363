import * as z from 'zod';
import type { RawDelivery } from '../../contract/delivery.ts';
import type { Fact } from '../../contract/fact.ts';
import type { Source } from '../../contract/source.ts';
import { parseInstant } from '../../contract/time.ts';
import { canonicalJson } from '../../mapping/canonical-json.ts';
import { entityFact } from '../../mapping/entity-fact.ts';
import { mapJson } from '../../mapping/map-json.ts';
import { clickOnLink } from './click.ts';
import { EXAMPLE } from './example.ts';
import { readDocumentRecord } from './record.ts';

/**
 * What people write in the product itself, versions of plans and other documents, and clicks on short links. No address
 * takes them: the API checks a document, then appends it to the log, so that a replay gives the same documents.
 */
export const source: Source<Record<string, never>> = {
  name: 'throughline',
  title: 'Throughline (documents made here)',
  about: {
    verification: 'none: it has no address',
    dedupe: 'document and version',
    version: 'number of the version',
    becomes: 'document, link_clicked',
  },
  settings: z.strictObject({}),
  endpoints: [],
  example: EXAMPLE,
  importing: { kind: 'json' },
  map: (delivery) =>
    mapJson(delivery, { unwrap: () => undefined, streams: [] }, (value) => [
      isClick(value) ? clickOnLink(delivery, value) : documentVersion(delivery, value),
    ]),
};

function isClick(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'click' in value;
}

function documentVersion(delivery: RawDelivery, value: unknown): Fact {
  const { type, id, version, state, author, parent, created_at, body } = readDocumentRecord(value);
  const createdAt = parseInstant(created_at, { field: 'document.created_at' }).at;
  return entityFact(delivery, {
    entityType: 'document',
    entityId: `${type}:${id}`,
    version,
    op: 'upsert',
    occurredAt: createdAt,
    isTest: false,
    identifiers: {},
    // Every version names all fields: none of them is left over from the one before.
    fields: {
      type,
      state,
      author: author ?? null,
      parent: parent ?? null,
      createdAt,
      body: canonicalJson(body),
    },
  });
}
