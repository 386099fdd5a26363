import { KafkaAdmin } from '@throughline/ingest/log/kafka/admin';
import { kafkaClient } from '@throughline/ingest/log/kafka/client';
import { openKafkaLog } from '@throughline/ingest/log/kafka/log';
import type { KafkaLogOptions } from '@throughline/ingest/log/kafka/options';
import type { NoticeSettings } from '@throughline/transform/notices/notices';
import { openClickHouseWarehouse } from '@throughline/transform/warehouse/http';
import { migrations } from '@throughline/transform/warehouse/migrate';
import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import { noticeSettings, type Settings } from '../../config/config.ts';
import { LOAD_GROUP } from '../../line/line.ts';
import { dataState } from '../../operations/data-state.ts';
import { kafkaOptions } from '../../topology/open-parts.ts';
import { broken, type Check, ok, warning } from './check.ts';
import { noticeChecks } from './notices.ts';
import { lagText } from './server.ts';
import { attempt, migrationCheck } from './stores.ts';

const SERVER_FACTS = sqlFile(import.meta.url, './server-facts.sql');

/** Asks the servers that are configured; makes neither a topic nor a database. */
export async function checkServers(settings: Settings): Promise<readonly Check[]> {
  const { log, warehouse } = settings;
  const { kafka, partitions } = log;
  const options = kafka && kafkaOptions(kafka, partitions, () => {});
  const [[found, ...told], onLog] = await Promise.all([
    warehouse
      ? attempt('warehouse', () => checkWarehouse(warehouse, noticeSettings(settings)))
      : [],
    options ? attempt('log', async () => [await checkKafka(options)]) : [],
  ]);
  return [...(found ? [found] : []), ...onLog, ...told];
}

async function checkWarehouse(
  { database, cluster, ...place }: NonNullable<Settings['warehouse']>,
  settings: NoticeSettings,
): Promise<readonly Check[]> {
  // A database that is always there: opening the configured one would make it.
  const server = await openClickHouseWarehouse({ ...place, database: 'system' });
  try {
    const [found] = await server.rows<{ version: string; schema: string; shards: string }>(
      SERVER_FACTS,
      { database, cluster: cluster ?? '' },
    );
    const { version, schema, shards } = found!;
    const at = `ClickHouse ${version} at ${new URL(place.url).origin}`;
    if (cluster !== undefined && shards === '0')
      return [broken('warehouse', `${at} does not know the cluster ${cluster}`)];
    if (schema === '0')
      return [warning('warehouse', `${at}; ${database} is made when a worker starts`)];
    const applied = await server.rows<{ number: number; checksum: string }>(
      'SELECT DISTINCT number, checksum FROM {database:Identifier}.migrations',
      { database },
    );
    const { status, message } = migrationCheck(applied, migrations());
    const checked = { check: 'warehouse', status, message: `${at}, ${database}: ${message}` };
    if (status !== 'ok') return [checked];
    return [checked, ...(await notices({ ...place, database }, settings))];
  } finally {
    await server.close();
  }
}

/** What the warehouse tells of its data; its schema is known to be there. */
async function notices(
  place: Parameters<typeof openClickHouseWarehouse>[0],
  settings: NoticeSettings,
): Promise<readonly Check[]> {
  const warehouse = await openClickHouseWarehouse(place);
  try {
    return noticeChecks(await dataState(warehouse, settings));
  } finally {
    await warehouse.close();
  }
}

async function checkKafka(options: KafkaLogOptions): Promise<Check> {
  const { topic } = options;
  const admin = new KafkaAdmin(kafkaClient(options), options);
  try {
    const [brokers, topics] = await admin.ask((one) =>
      Promise.all([one.describeCluster(), one.listTopics()]),
    );
    const { length } = brokers.brokers;
    const at = `${length} Kafka ${length === 1 ? 'broker answers' : 'brokers answer'}`;
    if (!topics.includes(topic))
      return warning('log', `${at}; the topic ${topic} is made at the first start`);
    const found = await admin.ask((one) => one.fetchTopicMetadata({ topics: [topic] }));
    const partitions = found.topics[0]?.partitions ?? [];
    const behind = partitions.filter(({ isr, replicas }) => isr.length < replicas.length);
    const text = `${at}; ${topic}: ${await lagOf(options)}`;
    return behind.length > 0
      ? warning('log', `${text}; ${behind.length} partitions lack a copy: look at the brokers`)
      : ok('log', text);
  } finally {
    await admin.close();
  }
}

async function lagOf(options: KafkaLogOptions): Promise<string> {
  const log = await openKafkaLog(options);
  try {
    return lagText(await log.ends(), await log.committed(LOAD_GROUP));
  } finally {
    await log.close();
  }
}
