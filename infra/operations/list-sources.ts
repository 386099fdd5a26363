import type { ConfiguredSource } from '@throughline/api/contract/operations';
import type { Account, Source } from '@throughline/ingest/contract/source';
import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import * as z from 'zod';
import { snakeCase } from '../config/letter-case.ts';
import { unwrapSchema } from '../config/unwrap-schema.ts';
import type { Line } from '../line/line.ts';

const LAST = sqlFile(import.meta.url, './last-deliveries.sql');

interface StoredDelivery {
  readonly source: string;
  readonly account: string;
  readonly received_at: string;
  readonly bytes: string;
  readonly accepted: number;
  readonly duplicates: number;
  readonly rejected: number;
  readonly skipped: number;
}

/** What settings of this name hold is told to nobody. */
const SECRET = /(?:secret|token|password|key)s?$/i;

/** Every configured account: where it takes deliveries, which secrets it lacks, and what came last. */
export async function listSources({
  sources,
  accounts,
  warehouse,
}: Pick<Line, 'sources' | 'accounts' | 'warehouse'>): Promise<ConfiguredSource[]> {
  const last = await warehouse.reader().rows<StoredDelivery>(LAST, {});
  return accounts.flatMap((account) => {
    const source = sources.find(({ name }) => name === account.source);
    if (!source) return [];
    const own = last.filter(
      (one) => one.source === account.source && one.account === account.account,
    );
    return [
      {
        ...{ source: source.name, account: account.account, title: source.title },
        addresses: addressesOf(source, account.account),
        verification: source.about?.verification ?? '',
        becomes: source.about?.becomes ?? '',
        secrets: secretsOf(source, account),
        deliveries: own.map(({ received_at, bytes, ...counts }) => ({
          received_at: `${received_at.replace(' ', 'T')}Z`,
          bytes: Number(bytes),
          accepted: Number(counts.accepted),
          duplicates: Number(counts.duplicates),
          rejected: Number(counts.rejected),
          skipped: Number(counts.skipped),
        })),
      },
    ];
  });
}

/** Paths that name the account, and the vendor's own paths, which cannot. */
function addressesOf({ endpoints }: Source, account: string): string[] {
  return endpoints.flatMap(({ paths }) =>
    paths.flatMap((path) => {
      if (path.endsWith('/:account')) return [path.replace(':account', account)];
      return paths.includes(`${path}/:account`) ? [] : [path];
    }),
  );
}

function secretsOf(source: Source, { settings }: Account): ConfiguredSource['secrets'] {
  const { schema } = unwrapSchema(source.settings);
  if (!(schema instanceof z.ZodObject)) return [];
  const given = (settings ?? {}) as Readonly<Record<string, unknown>>;
  return Object.keys(schema.shape)
    .filter((name) => SECRET.test(name))
    .map((name) => ({ name: snakeCase(name), set: isSet(given[name]) }));
}

function isSet(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : value !== undefined && value !== '';
}
