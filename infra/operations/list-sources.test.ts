import type { Source } from '@throughline/ingest/contract/source';
import { expect, it } from 'vitest';
import * as z from 'zod';
import type { Line } from '../line/line.ts';
import { listSources } from './list-sources.ts';

it('lists accounts with addresses and which secrets are set, and never a secret', async () => {
  const source = {
    ...{ name: 'acme', title: 'Acme', about: { verification: 'HMAC', becomes: 'order' } },
    settings: z.object({ secret: z.string().optional(), apiToken: z.string().optional() }),
    endpoints: [
      { paths: ['/collect/acme', '/collect/acme/:account'] },
      { paths: ['/acme/v2/hook'] },
    ],
  } as unknown as Source;
  const delivery = {
    ...{ source: 'acme', account: 'main', received_at: '2026-03-01 10:00:00.000000' },
    ...{ bytes: '12', accepted: 1, duplicates: 0, rejected: 0, skipped: 0 },
  };
  const line = {
    sources: [source],
    accounts: [{ source: 'acme', account: 'main', settings: { secret: 'hush' } }],
    warehouse: { reader: () => ({ rows: async () => [delivery] }) },
  } as unknown as Line;
  const listed = await listSources(line);
  expect(listed).toEqual([
    {
      ...{ source: 'acme', account: 'main', title: 'Acme', verification: 'HMAC', becomes: 'order' },
      addresses: ['/collect/acme/main', '/acme/v2/hook'],
      secrets: [
        { name: 'secret', set: true },
        { name: 'api_token', set: false },
      ],
      deliveries: [
        {
          ...{ received_at: '2026-03-01T10:00:00.000000Z', bytes: 12 },
          ...{ accepted: 1, duplicates: 0, rejected: 0, skipped: 0 },
        },
      ],
    },
  ]);
  expect(JSON.stringify(listed)).not.toContain('hush');
});
