import { connect } from 'node:net';
import { Kafka, logLevel } from 'kafkajs';
import type { BrokerPorts } from './server-properties.ts';

const EVERY_MS = 50;

/**
 * Resolves when the broker answers: it is the cluster's controller, lists topics, and its group coordinator
 * serves, so that the first consumer group need not wait for it. A group belongs to a partition of the
 * coordinator's topic by its name's hash: five names that end in letters that follow each other meet all five
 * partitions. Goes on until then or until `isOver`.
 */
export async function awaitReady(ports: BrokerPorts, isOver: () => boolean): Promise<void> {
  const until = async (look: () => Promise<unknown>) => {
    while (!isOver()) {
      try {
        return await look();
      } catch {
        // Not yet: there is nothing else to learn from it.
      }
      await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
    }
  };
  await until(() => knock(ports.local));
  const admin = new Kafka({
    clientId: 'throughline-ready',
    brokers: [`127.0.0.1:${ports.local}`],
    logLevel: logLevel.NOTHING,
    retry: { retries: 0 },
    requestTimeout: 2_000,
  }).admin();
  try {
    await until(() => admin.connect());
    await until(async () => {
      const { brokers, controller } = await admin.describeCluster();
      if (brokers.length !== 1 || controller === null) throw new Error('no controller yet');
    });
    await until(() => admin.listTopics());
    for (const letter of 'abcde')
      await until(() => admin.fetchOffsets({ groupId: `throughline-ready-${letter}` }));
  } finally {
    await admin.disconnect().catch(() => {});
  }
  await until(() => knock(ports.client));
}

function knock(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: '127.0.0.1', port, timeout: 1_000 });
    socket.once('connect', () => {
      socket.destroy();
      resolve();
    });
    socket.once('timeout', () => socket.destroy(new Error('no answer')));
    socket.once('error', reject);
  });
}
