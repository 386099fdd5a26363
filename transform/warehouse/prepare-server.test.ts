import { expect, test } from 'vitest';
import { isTooOld, prepareServer } from './prepare-server.ts';
import { type Session, WarehouseMisconfigured } from './warehouse.ts';

test.each([
  ['24.12.9.1', true],
  ['25.2.9.1', true],
  ['25.3.1.1', false],
  ['25.3.2.39.altinitystable', false],
  ['25.12.1.1-lts', false],
  ['26.7.2.1', false],
  ['100.1', false],
  ['a build of my own', false],
])('%s is too old: %s', (version, expected) => {
  expect(isTooOld(version)).toBe(expected);
});

/** A server with these properties, and what was run on it. */
function server(properties: { version?: string; known: boolean; refuses?: Error }) {
  const ran: string[] = [];
  const session: Session = {
    async run(sql) {
      ran.push(sql);
      if (properties.refuses) throw properties.refuses;
    },
    async rows<Row>(sql: string) {
      const answer = {
        version: properties.version ?? '26.7.2.1',
        known: properties.known ? 1 : 0,
        ...(sql.includes('system.clusters')
          ? { shards: '2', fewest: '3', most: '3', internal: 1 }
          : {}),
      };
      return [answer as Row];
    },
    columns: () => Promise.reject(new Error('nobody asks for columns')),
    async insert() {},
    isUsable: () => true,
    async close() {
      ran.push('closed');
    },
  };
  return { ran, session };
}

const PLACE = { url: 'http://ch:8123/', database: 'own', username: 'line' };
const denied = Object.assign(new Error('Not enough privileges'), { code: '497' });

test('a database that is there is not made', async () => {
  const { ran, session } = server({ known: true });
  await prepareServer(session, PLACE);
  expect(ran).toEqual(['closed']);
});

test('a database that is missing is made, in a cluster on every server', async () => {
  const one = server({ known: false });
  expect(await prepareServer(one.session, PLACE)).toEqual({ replicas: 1 });
  expect(one.ran).toEqual(['CREATE DATABASE IF NOT EXISTS `own`', 'closed']);
  const many = server({ known: true });
  expect(await prepareServer(many.session, { ...PLACE, cluster: 'main' })).toEqual({ replicas: 3 });
  expect(many.ran).toEqual(['CREATE DATABASE IF NOT EXISTS `own` ON CLUSTER `main`', 'closed']);
});

test('a database that is missing and may not be made is for the operator', async () => {
  const { session } = server({ known: false, refuses: denied });
  await expect(prepareServer(session, PLACE)).rejects.toThrow(
    new WarehouseMisconfigured(
      'The warehouse at http://ch:8123 has no database "own" and the user "line" may not make it: create it, or grant CREATE DATABASE.',
    ),
  );
});

test('a user who may not make databases can work in one that is there', async () => {
  const { session } = server({ known: true, refuses: denied });
  await prepareServer(session, { ...PLACE, cluster: 'main' });
});

test('a server that is too old is for the operator', async () => {
  const { ran, session } = server({ version: '24.8.1.1', known: true });
  await expect(prepareServer(session, PLACE)).rejects.toThrow(
    new WarehouseMisconfigured(
      'The warehouse at http://ch:8123 is ClickHouse 24.8.1.1: upgrade it to 25.3 or newer.',
    ),
  );
  expect(ran).toEqual(['closed']);
});
