import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { awaitReady } from './await-ready.ts';
import { brokerFailure } from './broker-failure.ts';
import { brokerPorts } from './broker-ports.ts';
import { fetchKafka } from './fetch-kafka.ts';
import { type Jvm, startJvm } from './jvm.ts';
import { kafkaUnavailable } from './kafka-available.ts';
import { serverProperties } from './server-properties.ts';
import { startWatcher, type Watcher } from './watcher.ts';

export interface BrokerOptions {
  /** Keeps its data and ports for the next start there; a temporary folder when left out. */
  readonly folder?: string | undefined;
  /** Port of 127.0.0.1 for clients; one that is free when left out. */
  readonly port?: number | undefined;
  /** Clients must log in by SASL/PLAIN as one of these: password by user name. */
  readonly users?: Readonly<Record<string, string>> | undefined;
  /** Kafka's own properties. Clients come by the listener CLIENT; LOCAL and CONTROLLER are its own. */
  readonly properties?: Readonly<Record<string, string>> | undefined;
}

/** One Apache Kafka broker, its own controller, as a child process. It never outlives this process. */
export interface Broker {
  /** `127.0.0.1:port`, the same in every life. */
  readonly bootstrap: string;
  /** Of the life that is or was last. */
  readonly pid: number;
  readonly folder: string;
  /** Resolves with how the present life ended (`SIGKILL`, `exit code 1`). */
  ended(): Promise<string>;
  /** SIGKILL; resolves when it is gone. */
  kill(): Promise<void>;
  /** SIGSTOP: it keeps its connections and answers nothing. */
  pause(): void;
  resume(): void;
  /** A new life on the same ports and data; stops the present one first when it runs. */
  restart(): Promise<void>;
  /** In order; by SIGKILL when that takes over ten seconds. */
  stop(): Promise<void>;
  /** Stops it and deletes a temporary folder; a folder that was given stays. */
  remove(): Promise<void>;
}

const START_MS = 90_000;
const STOP_MS = 10_000;

/**
 * Resolves when the broker answers, its group coordinator included.
 * @throws Error with the last lines of its log and what to do, when it does not start.
 */
export async function startBroker(options: BrokerOptions = {}): Promise<Broker> {
  const unavailable = kafkaUnavailable();
  if (unavailable !== undefined) throw new Error(unavailable);
  const jars = await fetchKafka();
  const isTemporary = options.folder === undefined;
  const folder = resolve(options.folder ?? mkdtempSync(join(tmpdir(), 'throughline-kafka-')));
  const watcher = startWatcher(isTemporary ? folder : undefined);
  const clean = () => {
    if (isTemporary) rmSync(folder, { recursive: true, force: true });
    watcher.dismiss();
  };
  try {
    const ports = await layOut(folder, options);
    await format(jars, folder, watcher);
    const start = () => startServer(jars, folder, ports, watcher);
    return lives(await start(), start, { folder, bootstrap: `127.0.0.1:${ports.client}`, clean });
  } catch (error) {
    clean();
    throw error;
  }
}

type Ports = Awaited<ReturnType<typeof brokerPorts>>;

async function layOut(folder: string, options: BrokerOptions): Promise<Ports> {
  const data = join(folder, 'data');
  for (const path of [data, join(folder, 'tmp')]) mkdirSync(path, { recursive: true });
  const ports = await brokerPorts(folder, options.port);
  const { users, properties } = options;
  // It may hold passwords.
  const text = serverProperties({ ports, data, users, properties });
  writeFileSync(join(folder, 'server.properties'), text, { mode: 0o600 });
  return ports;
}

async function format(jars: string, folder: string, watcher: Watcher): Promise<void> {
  if (existsSync(join(folder, 'data', 'meta.properties'))) return;
  // A Kafka uuid may not begin with a dash, which would be an option.
  const id = `k${randomBytes(16).toString('base64url').slice(1)}`;
  const tool = ['kafka.tools.StorageTool', 'format', '-t', id, '-c', 'server.properties'];
  const jvm = startJvm(jars, folder, tool);
  watcher.watch(jvm.pid);
  const how = await jvm.ended;
  watcher.watch(undefined);
  if (how !== 'exit code 0') throw brokerFailure('has not started', how, logOf(folder));
}

async function startServer(
  jars: string,
  folder: string,
  ports: Ports,
  watcher: Watcher,
): Promise<Jvm> {
  const before = logOf(folder).length;
  const jvm = startJvm(jars, folder, ['kafka.Kafka', 'server.properties']);
  watcher.watch(jvm.pid);
  jvm.ended.then(() => watcher.watch(undefined));
  const bound = performance.now() + START_MS;
  await awaitReady(ports, () => jvm.isGone() || performance.now() > bound);
  if (!jvm.isGone() && performance.now() <= bound) return jvm;
  const late = `no answer within ${START_MS / 1000} s`;
  const how = jvm.isGone() ? await jvm.ended : late;
  await kill(jvm);
  throw brokerFailure('has not started', how, logOf(folder).slice(before));
}

function lives(
  first: Jvm,
  start: () => Promise<Jvm>,
  { folder, bootstrap, clean }: { folder: string; bootstrap: string; clean(): void },
): Broker {
  let jvm = first;
  const broker: Broker = {
    bootstrap,
    folder,
    get pid() {
      return jvm.pid ?? -1;
    },
    ended: () => jvm.ended,
    kill: () => kill(jvm),
    pause: () => jvm.signal('SIGSTOP'),
    resume: () => jvm.signal('SIGCONT'),
    async restart() {
      await broker.stop();
      jvm = await start();
    },
    async stop() {
      // One that is paused hears nothing else.
      jvm.signal('SIGCONT');
      jvm.signal('SIGTERM');
      const timer = setTimeout(() => jvm.signal('SIGKILL'), STOP_MS);
      await jvm.ended;
      clearTimeout(timer);
    },
    async remove() {
      await broker.stop();
      clean();
    },
  };
  return broker;
}

async function kill(jvm: Jvm): Promise<void> {
  jvm.signal('SIGKILL');
  await jvm.ended;
}

function logOf(folder: string): string {
  const path = join(folder, 'broker.log');
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}
