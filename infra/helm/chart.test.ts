import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadSources } from '@throughline/ingest/sources/registry';
import { afterAll, describe, expect, it } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { programFor } from '../cli/run.ts';
import { capturedIo } from '../cli/testing/captured-io.ts';
import { VARIABLES } from '../config/environment.ts';
import { loadConfig } from '../config/load-config.ts';

const FOLDER = import.meta.dirname;
const read = (name: string): string => readFileSync(join(FOLDER, name), 'utf8');
const OURS = ['collector', 'worker', 'api'];

interface Variable {
  readonly name: string;
  readonly value?: string;
  readonly valueFrom?: { readonly secretKeyRef: { readonly name: string; readonly key: string } };
}

interface Probe {
  readonly httpGet: { readonly path: string; readonly port: string };
}

interface Container {
  readonly args: readonly string[];
  readonly env: readonly Variable[];
  readonly envFrom?: readonly { readonly secretRef: { readonly name: string } }[];
  readonly ports: readonly { readonly name: string; readonly containerPort: number }[];
  readonly startupProbe: Probe;
  readonly livenessProbe: Probe;
  readonly readinessProbe: Probe;
  readonly lifecycle: { readonly preStop: { readonly exec: { readonly command: string[] } } };
  readonly image: string;
  readonly volumeMounts: readonly { readonly name: string; readonly mountPath: string }[];
}

type Labels = Readonly<Record<string, string>>;

interface Manifest<Spec = unknown> {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly labels: Labels };
  readonly data?: Labels;
  readonly stringData?: Labels;
  readonly spec: Spec;
}

interface DeploymentSpec {
  readonly replicas?: number;
  readonly template: {
    readonly metadata: { readonly labels: Labels };
    readonly spec: {
      readonly terminationGracePeriodSeconds: number;
      readonly containers: readonly Container[];
      readonly volumes: readonly { readonly name: string }[];
    };
  };
}

interface ServiceSpec {
  readonly selector: Labels;
  readonly ports: readonly { readonly name: string; readonly targetPort: string }[];
}

interface IngressSpec {
  readonly rules: readonly {
    readonly http: {
      readonly paths: readonly {
        readonly backend: { readonly service: { readonly name: string; readonly port: object } };
      }[];
    };
  }[];
}

/** Of disruption budgets, network policies and monitors. */
interface SelectingSpec {
  readonly selector?: { readonly matchLabels: Labels };
  readonly podSelector?: { readonly matchLabels: Labels };
  readonly endpoints?: readonly object[];
}

interface ScalerSpec {
  readonly scaleTargetRef: { readonly name: string };
}

const folder = mkdtempSync(join(tmpdir(), 'throughline-chart-'));
afterAll(() => rmSync(folder, { recursive: true }));

const names = readdirSync(join(FOLDER, 'values')).map((file) => file.replace('.yaml', ''));

describe.each(names)('the chart with the values %s', (name) => {
  const text = read(`golden/${name}.yaml`);
  const objects = parseAllDocuments(text, { merge: true })
    .map((document) => document.toJS() as Manifest | null)
    .filter((object) => object !== null);
  const ofKind = <Spec = unknown>(kind: string) =>
    objects.filter((object) => object.kind === kind) as Manifest<Spec>[];
  const deployments = ofKind<DeploymentSpec>('Deployment').map((object) => ({
    component: object.metadata.labels['app.kubernetes.io/component']!,
    labels: object.spec.template.metadata.labels,
    pod: object.spec.template.spec,
    container: object.spec.template.spec.containers[0]!,
    object,
  }));
  const covers = (selector: Labels, labels: Labels) =>
    Object.entries(selector).every(([key, value]) => labels[key] === value);

  it('is rendered from the chart as it stands (else: infra/helm/check.sh --write)', () => {
    expect(/sha256 of chart and values: (\w+)/.exec(text)![1]).toBe(digest(name));
  });

  it('starts each process with a command that exists, and one port throughout', async () => {
    expect(deployments.map(({ component }) => component).sort()).toEqual([...OURS].sort());
    const commands = (await programFor(capturedIo())).commands.map((command) => command.name());
    for (const { component, container, pod } of deployments) {
      expect(container.args).toEqual([
        component,
        '--config',
        '/etc/throughline/throughline.config.yaml',
      ]);
      expect(commands).toContain(component);
      expect(container.ports).toEqual([{ name: 'http', containerPort: 4000 }]);
      expect(container.env).toContainEqual({ name: 'THROUGHLINE_PORT', value: '4000' });
      const probes = [container.startupProbe, container.livenessProbe, container.readinessProbe];
      expect(probes.map(({ httpGet }) => httpGet)).toEqual(
        ['live', 'live', 'ready'].map((path) => ({ path: `/health/${path}`, port: 'http' })),
      );
      const before = Number(container.lifecycle.preStop.exec.command[1]);
      expect(pod.terminationGracePeriodSeconds).toBeGreaterThan(30 + before);
      // Every mount has its volume; nothing else can be written to.
      const volumes = pod.volumes.map((volume) => volume.name);
      for (const mount of container.volumeMounts) expect(volumes).toContain(mount.name);
    }
  });

  it('gives each process a configuration that loads, and only the secrets that it needs', async () => {
    const [file] = ofKind('ConfigMap').map((object) => object.data!['throughline.config.yaml']!);
    const path = join(folder, `${name}.yaml`);
    writeFileSync(path, file!);
    for (const { component, container } of deployments) {
      const environment = environmentOf(container, ofKind('Secret'), file!);
      for (const variable of Object.keys(environment))
        if (variable.startsWith('THROUGHLINE_')) expect([...VARIABLES.keys()]).toContain(variable);
      const config = await loadConfig({ file: path, environment });
      expect(config).toMatchObject({ host: '0.0.0.0', port: 4000 });
      expect(config.apiKeys.length).toBeGreaterThan(0);
      expect(config.log.kafka!.brokers.length).toBeGreaterThan(0);
      expect(config.warehouse!.url).toMatch(/^https?:/);
      expect('THROUGHLINE_WAREHOUSE_PASSWORD' in environment).toBe(
        component !== 'collector' && name !== 'small',
      );
      if (config.log.kafka!.sasl) expect(config.log.kafka!.sasl.password).not.toBe('');
      const { tls } = config.log.kafka!;
      if (typeof tls === 'object')
        for (const certificate of Object.values(tls))
          expect(container.volumeMounts.map(({ mountPath }) => mountPath)).toContain(
            certificate!.split('/').slice(0, -1).join('/'),
          );
      const worker = deployments.find((each) => each.component === 'worker')!;
      expect(worker.object.spec.replicas).toBeLessThanOrEqual(config.log.partitions);
    }
    for (const password of ['not-a-secret']) expect(file).not.toContain(password);
  });

  it('points services, ingresses, budgets, policies and the autoscaler at what is there', () => {
    const services = ofKind<ServiceSpec>('Service');
    for (const { metadata, spec } of services) {
      const reached = deployments.filter(({ labels }) => covers(spec.selector, labels));
      expect(
        reached.map(({ component }) => component),
        metadata.name,
      ).toEqual([metadata.labels['app.kubernetes.io/component']]);
      expect(spec.ports).toMatchObject([{ name: 'http', targetPort: 'http' }]);
    }
    for (const { spec } of ofKind<IngressSpec>('Ingress'))
      for (const rule of spec.rules)
        for (const { backend } of rule.http.paths) {
          expect(services.map((service) => service.metadata.name)).toContain(backend.service.name);
          expect(backend.service.port).toEqual({ name: 'http' });
        }
    for (const { spec } of [
      ...ofKind<SelectingSpec>('PodDisruptionBudget'),
      ...ofKind<SelectingSpec>('NetworkPolicy'),
    ]) {
      const selector = (spec.selector ?? spec.podSelector)!.matchLabels;
      expect(deployments.filter(({ labels }) => covers(selector, labels))).toHaveLength(1);
    }
    for (const { spec } of ofKind<ScalerSpec>('HorizontalPodAutoscaler')) {
      const target = deployments.find(
        ({ object }) => object.metadata.name === spec.scaleTargetRef.name,
      )!;
      // Two that set the number would fight.
      expect(target.object.spec).not.toHaveProperty('replicas');
    }
    for (const { spec } of ofKind<SelectingSpec>('ServiceMonitor')) {
      expect(
        services.filter((service) => covers(spec.selector!.matchLabels, service.metadata.labels)),
      ).toHaveLength(3);
      expect(spec.endpoints).toMatchObject([{ port: 'http', path: '/metrics' }]);
    }
  });

  it('runs without root, on a read-only file system, without rights at the cluster', () => {
    for (const { pod, container } of deployments) {
      expect(pod).toMatchObject({
        automountServiceAccountToken: false,
        enableServiceLinks: false,
        securityContext: { runAsNonRoot: true, runAsUser: 1000 },
      });
      expect(container).toMatchObject({
        securityContext: {
          allowPrivilegeEscalation: false,
          readOnlyRootFilesystem: true,
          capabilities: { drop: ['ALL'] },
        },
        resources: { limits: { memory: expect.any(String) } },
      });
      expect(container.image).not.toMatch(/:latest$|^[^:@]+$/);
    }
  });
});

describe('the chart', () => {
  it('has the version of the program', () => {
    const { version } = JSON.parse(read('../package.json')) as { version: string };
    expect(parse(read('throughline/Chart.yaml'))).toMatchObject({ appVersion: version });
  });

  it('routes what is for outsiders, and nothing else', async () => {
    const { collector, api } = parse(read('throughline/values.yaml')) as Record<
      string,
      { ingress: { paths: string[]; exactPaths: string[] } }
    >;
    const routed = ({ ingress }: NonNullable<typeof api>, path: string) =>
      ingress.exactPaths.includes(path) ||
      ingress.paths.some((prefix) => `${path}/`.startsWith(`${prefix}/`));
    const collected = (await loadSources()).flatMap(({ endpoints }) =>
      endpoints.flatMap(({ paths }) => paths),
    );
    expect(collected.length).toBeGreaterThan(0);
    for (const path of collected) expect(routed(collector!, path), path).toBe(true);
    const files = readdirSync(join(FOLDER, '../../dashboards/public'));
    const addresses = JSON.parse(read('../../dashboards/dist/pages.json')) as readonly string[];
    const served = ['/assets/a.js', '/api/v1/state', '/l/code', ...files.map((file) => `/${file}`)];
    for (const path of [...addresses, ...served]) expect(routed(api!, path), path).toBe(true);
    for (const path of ['/metrics', '/health/ready'])
      expect(routed(api!, path) || routed(collector!, path), path).toBe(false);
  });
});

/** As check.sh makes it: a list of `sha256sum`s of all files, and its own hash. */
function digest(values: string): string {
  const files = readdirSync(join(FOLDER, 'throughline'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(FOLDER.length + 1));
  const lines = [...files, `values/${values}.yaml`]
    .sort()
    .map((file) => `${sha256(read(file))}  ${file}\n`);
  return sha256(lines.join(''));
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** What a process would find: values, secrets of the chart, and of secrets that exist already a stand-in. */
function environmentOf(
  container: Container,
  secrets: readonly Manifest[],
  file: string,
): Record<string, string> {
  const environment: Record<string, string> = {};
  const dataOf = (secret: string) =>
    secrets.find(({ metadata }) => metadata.name === secret)?.stringData;
  for (const { secretRef } of container.envFrom ?? []) {
    const referenced = [...file.matchAll(/\$\{(\w+)\}/g)].map(([, name]) => [
      name!,
      'of the company',
    ]);
    Object.assign(environment, dataOf(secretRef.name) ?? Object.fromEntries(referenced));
  }
  for (const { name, value, valueFrom } of container.env) {
    if (!valueFrom) environment[name] = value!;
    else {
      const { name: secret, key } = valueFrom.secretKeyRef;
      const own = dataOf(secret);
      // A secret of the chart must have the key; one of the company's is taken at its word.
      environment[name] = own ? own[key]! : 'of the company';
      expect(environment[name], `${secret}.${key}`).toBeDefined();
    }
  }
  return environment;
}
