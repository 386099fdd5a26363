import { createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto';
import type { Fact } from '@throughline/ingest/contract/fact';
import type { Warehouse } from '@throughline/transform/warehouse/warehouse';
import type { CloseStore } from '../closes/close-month.ts';
import type { ReportConfig } from '../reports/report-config.ts';
import type { CloseKey } from '../server/ops.ts';
import { documentFact } from './document-fact.ts';
import { published } from './published.ts';

/** A key made of a seed of 32 bytes, the same each time. */
export function testKey(seed = 'a key that is for tests and no more'): CloseKey {
  // PKCS #8 around the seed, as RFC 8410 writes it.
  const der = Buffer.concat([
    Buffer.from('302e020100300506032b657004220420', 'hex'),
    createHash('sha256').update(seed).digest(),
  ]);
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  return {
    publicKey: createPublicKey(key).export({ type: 'spki', format: 'der' }).toString('base64'),
    sign: (bytes) => sign(null, bytes, key).toString('base64'),
  };
}

/** Names of lists are the same from run to run, as is all else here. */
let lists = 0;

interface Line {
  readonly warehouse: Warehouse;
  load(...deliveries: (readonly Fact[])[]): Promise<unknown>;
}

/** Closes months of a test line as the API does. @param at when, ISO 8601. */
export async function closeStore(
  line: Line,
  config: ReportConfig,
  key: CloseKey,
  at: string,
): Promise<CloseStore> {
  return {
    ...{ published: await published(line.warehouse), config, key, author: 'vera' },
    now: new Date(at),
    newId: () => `facts-${++lists}`,
    append: async (document) => {
      await line.load([documentFact(document)]);
      return { visible: true };
    },
  };
}
