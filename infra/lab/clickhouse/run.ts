import { parseArgs } from 'node:util';
import { startClickHouse } from './clickhouse-server.ts';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '8123' },
    data: { type: 'string', default: '.throughline-clickhouse' },
    username: { type: 'string', default: 'default' },
    password: { type: 'string', default: '' },
  },
});

const server = await startClickHouse({
  folder: values.data,
  port: Number(values.port),
  username: values.username,
  password: values.password,
});
process.stderr.write(
  'For trying and for tests only: one user, one node, no replication, no TLS. ' +
    'Run a ClickHouse server for anything that matters.\n' +
    `Listens on ${server.url}, user ${server.username}, data in ${server.folder}. Ctrl-C ends it.\n`,
);
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void server.stop().then(() => process.exit(0)));
