import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { programFor } from '../cli/run.ts';
import { capturedIo } from '../cli/testing/captured-io.ts';
import { VARIABLES } from '../config/environment.ts';
import { loadConfig } from '../config/load-config.ts';

const FOLDER = import.meta.dirname;
const read = (name: string): string => readFileSync(join(FOLDER, name), 'utf8');

interface Service {
  readonly image: string;
  readonly command?: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly ports?: readonly string[];
  readonly networks: readonly string[];
  readonly volumes?: readonly string[];
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly healthcheck?: { readonly test: readonly string[] };
  readonly restart: string;
  readonly stop_grace_period: string;
  readonly read_only?: boolean;
  readonly deploy: {
    readonly replicas?: number;
    readonly resources: { readonly limits: { readonly memory: string } };
  };
}

interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly volumes: Readonly<Record<string, unknown>>;
  readonly networks: Readonly<Record<string, { readonly internal?: boolean } | null>>;
  readonly configs: Readonly<Record<string, { readonly file: string }>>;
}

/** As compose reads `${NAME:-default}` and `${NAME:?message}`; the file uses no other form. */
const VARIABLE = /\$\{([A-Z_0-9]+)(:-([^}]*)|:\?[^}]*)\}/g;
const TEXT = read('compose.yaml').replace(/^\s*#.*$/gm, '');
const GIVEN: Readonly<Record<string, string>> = {
  CLICKHOUSE_PASSWORD: 'p&<"w',
  ADMIN_KEY_SHA256: 'a'.repeat(64),
  KAFKA_CLUSTER_ID: 'MkU3OEVBNTcwNTJENDM2Qk',
};
const { services, volumes, networks, configs } = filledIn(parse(TEXT, { merge: true })) as Compose;

function filledIn(node: unknown): unknown {
  if (typeof node === 'string')
    return node.replace(
      VARIABLE,
      (_, name: string, _rest, byDefault?: string) => GIVEN[name] ?? byDefault ?? '',
    );
  if (Array.isArray(node)) return node.map(filledIn);
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, filledIn(value)]));
}

const OURS = ['collector', 'worker', 'api'] as const;

describe('the compose file', () => {
  it('asks for what .env.example explains, and for nothing without a default but secrets', () => {
    const used = [...TEXT.matchAll(VARIABLE)];
    const explained = [...read('.env.example').matchAll(/^#?([A-Z_0-9]+)=(.*)$/gm)];
    expect(new Set(explained.map(([, name]) => name))).toEqual(
      new Set(used.map(([, name]) => name)),
    );
    const required = new Set(
      used.filter(([, , rest]) => rest!.startsWith(':?')).map(([, name]) => name),
    );
    expect(required).toEqual(new Set(Object.keys(GIVEN)));
    // What must be filled in is empty there; what has a default stands there as that default.
    for (const [, name, value] of explained)
      expect(value, name).toBe(used.find((match) => match[1] === name)![3] ?? '');
    expect(TEXT.replace(VARIABLE, '')).not.toContain('$');
  });

  it.each(OURS)('starts a %s that exists, with a configuration that loads', async (name) => {
    const { command, environment } = services[name]!;
    const known = (await programFor(capturedIo())).commands.map((each) => each.name());
    expect(known).toContain(command![0]);
    expect(command).toEqual([name, '--config', '/etc/throughline/throughline.config.yaml']);
    for (const variable of Object.keys(environment))
      if (variable.startsWith('THROUGHLINE_')) expect([...VARIABLES.keys()]).toContain(variable);
    const config = await loadConfig({
      file: join(FOLDER, 'throughline.config.example.yaml'),
      environment,
    });
    expect(config).toMatchObject({ host: '0.0.0.0', port: 4000 });
    expect(config.apiKeys).toMatchObject([{ role: 'admin', sha256: GIVEN.ADMIN_KEY_SHA256 }]);
    expect(config.log.kafka).toMatchObject({ brokers: ['kafka:9092'], replication: 1 });
    expect(config.warehouse).toMatchObject({
      url: 'http://clickhouse:8123',
      // A collector has no business in the warehouse.
      password: name === 'collector' ? '' : GIVEN.CLICKHOUSE_PASSWORD,
    });
    expect(services[name]!.deploy.replicas ?? 1).toBeLessThanOrEqual(config.log.partitions);
  });

  it('sets the broker up for what the product sends it', async () => {
    const { environment, networks: reached } = services.kafka!;
    const { log } = await loadConfig({
      file: join(FOLDER, 'throughline.config.example.yaml'),
      environment: GIVEN,
    });
    // A worker that was away must find its place for as long as the records are there.
    expect(Number(environment.KAFKA_OFFSETS_RETENTION_MINUTES)).toBe(
      log.kafka!.retentionDays * 24 * 60,
    );
    expect(environment.KAFKA_ADVERTISED_LISTENERS).toBe(`PLAINTEXT://${log.kafka!.brokers[0]}`);
    for (const name of OURS)
      expect(services[name]!.networks).toEqual(expect.arrayContaining([...reached]));
  });

  it('publishes only what outsiders need, on the loopback', () => {
    const published = Object.entries(services).flatMap(([name, { ports = [] }]) =>
      ports.map((port) => [name, port]),
    );
    expect(published).toEqual([
      ['collector', '127.0.0.1:4001:4000'],
      ['api', '127.0.0.1:4000:4000'],
    ]);
    expect(networks.inside?.internal).toBe(true);
    for (const [name, service] of Object.entries(services))
      if (service.networks.includes('outside')) expect(['collector', 'api']).toContain(name);
  });

  it('starts in order, stops in time, and bounds what each may take', () => {
    for (const [name, service] of Object.entries(services)) {
      for (const [other, { condition }] of Object.entries(service.depends_on ?? {})) {
        expect(condition, `${name} on ${other}`).toBe('service_healthy');
        // The image of ours brings its own check.
        const checks = services[other]!.healthcheck ?? (OURS as readonly string[]).includes(other);
        expect(checks, other).toBeTruthy();
      }
      expect(Number.parseInt(service.stop_grace_period, 10), name).toBeGreaterThan(30);
      expect(service.restart, name).toBe('unless-stopped');
      expect(service.deploy.resources.limits.memory, name).toMatch(/^\d+[mg]$/);
      expect(service.image, name).toMatch(/:\d+\.\d+(\.\d+)?$/);
      for (const volume of service.volumes ?? []) {
        const [from] = volume.split(':');
        if (from!.startsWith('./')) expect(existsSync(join(FOLDER, from!)), from).toBe(true);
        else expect(Object.keys(volumes)).toContain(from);
      }
    }
    expect(Object.keys(services.api!.depends_on!)).toEqual(['kafka', 'clickhouse', 'worker']);
    expect(Object.keys(services.collector!.depends_on!)).toEqual(['kafka']);
    for (const name of OURS) expect(services[name]!.read_only, name).toBe(true);
    expect(configs.throughline!.file).toBe('./throughline.config.yaml');
  });
});

describe('the fragments of ClickHouse’s configuration', () => {
  it.each(['server.xml', 'users.xml'])('%s is well formed', (name) => {
    const open: string[] = [];
    const text = read(`clickhouse/${name}`).replace(/<!--[\s\S]*?-->|<\?.*?\?>/g, '');
    for (const [, end, tag, alone] of text.matchAll(/<(\/?)([\w]+)[^>]*?(\/?)>/g)) {
      if (end) expect(open.pop()).toBe(tag);
      else if (!alone) open.push(tag!);
    }
    expect(open).toEqual([]);
    expect(text).toMatch(/^\s*<clickhouse>/);
  });

  it('knows the user of the configuration by the password of the environment, and no other', () => {
    const { warehouse } = parse(read('throughline.config.example.yaml')) as {
      warehouse: { username: string };
    };
    const users = /<users>([\s\S]*)<\/users>/.exec(read('clickhouse/users.xml'))![1]!;
    expect(users).toContain('<default remove="1"/>');
    expect(users).toContain(`<${warehouse.username}>`);
    const variable = /<password from_env="(\w+)"/.exec(users)![1]!;
    expect(services.clickhouse!.environment[variable]).toBe(GIVEN.CLICKHOUSE_PASSWORD);
  });

  it('keeps the defaults of the engine that the product is tested on', () => {
    const lock = JSON.parse(readFileSync(join(FOLDER, '../../package-lock.json'), 'utf8')) as {
      packages: Record<string, { version: string }>;
    };
    const engine = lock.packages['node_modules/@chdb/lib-linux-x64-gnu']!.version;
    const compatibility = /<compatibility>([\d.]+)</.exec(read('clickhouse/users.xml'))![1]!;
    expect(engine.startsWith(`${compatibility}.`)).toBe(true);
    expect(Number(services.clickhouse!.image.split(':')[1])).toBeGreaterThanOrEqual(
      Number(compatibility),
    );
  });

  it('lets no log of the server about itself grow without end', () => {
    const text = read('clickhouse/server.xml');
    const kept = [...text.matchAll(/<(\w+_log) replace="1">([\s\S]*?)<\/\1>/g)];
    expect(kept.map(([, name]) => name)).toEqual(['query_log', 'part_log']);
    for (const [, , body] of kept) expect(body).toContain('<ttl>');
    for (const name of ['trace_log', 'text_log', 'metric_log', 'asynchronous_metric_log'])
      expect(text).toContain(`<${name} remove="1"/>`);
  });
});
