/** What a broker of one process is told. */
export interface ServerSettings {
  readonly ports: BrokerPorts;
  /** Folder of its data. */
  readonly data: string;
  /** Password by user name: SASL/PLAIN is then required of clients. */
  readonly users?: Readonly<Record<string, string>> | undefined;
  /** Kafka's own properties, over the ones set here. */
  readonly properties?: Readonly<Record<string, string>> | undefined;
}

/** All on 127.0.0.1. */
export interface BrokerPorts {
  /** Listener CLIENT: plain text, unless users or properties say otherwise. */
  readonly client: number;
  /** Listener LOCAL: the broker's own traffic and the look whether it is ready; plain text always. */
  readonly local: number;
  readonly controller: number;
}

const FIXED = ['process.roles', 'node.id', 'controller.quorum.voters', 'listeners', 'log.dirs'];

/** The text of `server.properties`: one KRaft broker and controller, small and quick to start. */
export function serverProperties(settings: ServerSettings): string {
  const { ports, data, users, properties = {} } = settings;
  const fixed = FIXED.find((name) => name in properties);
  if (fixed !== undefined)
    throw new Error(`${fixed} is set by startBroker itself: leave it out of properties.`);
  const listeners = `CLIENT://127.0.0.1:${ports.client},LOCAL://127.0.0.1:${ports.local}`;
  const controller = `127.0.0.1:${ports.controller}`;
  const client = users ? 'SASL_PLAINTEXT' : 'PLAINTEXT';
  const all: Record<string, string> = {
    'process.roles': 'broker,controller',
    'node.id': '1',
    'controller.quorum.voters': `1@${controller}`,
    listeners: `${listeners},CONTROLLER://${controller}`,
    'advertised.listeners': listeners,
    'controller.listener.names': 'CONTROLLER',
    'inter.broker.listener.name': 'LOCAL',
    'listener.security.protocol.map': `CLIENT:${client},LOCAL:PLAINTEXT,CONTROLLER:PLAINTEXT`,
    'log.dirs': data,
    ...(users && saslPlain(users)),
    'auto.create.topics.enable': 'false',
    'default.replication.factor': '1',
    'offsets.topic.replication.factor': '1',
    'transaction.state.log.replication.factor': '1',
    'transaction.state.log.min.isr': '1',
    'share.coordinator.state.topic.replication.factor': '1',
    'share.coordinator.state.topic.min.isr': '1',
    // Fewer of the topics and threads that serve a cluster.
    'offsets.topic.num.partitions': '5',
    'transaction.state.log.num.partitions': '5',
    'share.coordinator.state.topic.num.partitions': '5',
    'num.network.threads': '1',
    'num.io.threads': '2',
    'background.threads': '2',
    'num.recovery.threads.per.data.dir': '1',
    // Its default takes 128 MB of the heap.
    'log.cleaner.dedupe.buffer.size': '2097152',
    'group.initial.rebalance.delay.ms': '0',
    'group.min.session.timeout.ms': '1000',
    // After a SIGKILL the broker may not come back before the session of its last life is over.
    'broker.session.timeout.ms': '1000',
    'broker.heartbeat.interval.ms': '200',
    ...properties,
  };
  return Object.entries(all)
    .map(([name, value]) => `${name}=${escaped(value)}\n`)
    .join('');
}

function saslPlain(users: Readonly<Record<string, string>>): Record<string, string> {
  const strange = Object.keys(users).find((name) => !/^[A-Za-z][A-Za-z0-9_-]*$/.test(name));
  if (strange !== undefined)
    throw new Error(`The user name '${strange}' must be letters, digits, _ and -.`);
  const entries = Object.entries(users).map(
    ([name, password]) => ` user_${name}="${password.replace(/["\\]/g, '\\$&')}"`,
  );
  return {
    'sasl.enabled.mechanisms': 'PLAIN',
    'listener.name.client.plain.sasl.jaas.config': `org.apache.kafka.common.security.plain.PlainLoginModule required${entries.join('')};`,
  };
}

/** As a Java properties file wants a value: ASCII, backslash doubled. */
function escaped(value: string): string {
  return value
    .replaceAll('\\', '\\\\')
    .replace(/^ /, '\\ ')
    .replace(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
