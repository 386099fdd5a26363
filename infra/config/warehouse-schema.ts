import { secret } from '@throughline/ingest/contract/settings';
import * as z from 'zod';

/** A ClickHouse server as the warehouse. Without it ClickHouse runs inside the process. */
export const warehouseSchema = z.strictObject({
  url: z
    .url({ protocol: /^https?$/ })
    .describe('Address of the server’s HTTP interface: https://clickhouse:8443.'),
  database: z
    .string()
    .regex(/^[a-z][a-z0-9_]{0,62}$/, 'small letters, digits and underscores')
    .default('throughline')
    .describe('Database of the tables; it is made when there is none.'),
  username: z.string().min(1).default('default').describe('Name at the server.'),
  password: secret(0).default('').describe('Password at the server.'),
  cluster: z
    .string()
    .regex(/^[A-Za-z][\w-]{0,62}$/, 'letters, digits, dashes and underscores')
    .optional()
    .describe(
      'Name of the cluster whose shards and replicas hold the tables; a single server has none.',
    ),
});
