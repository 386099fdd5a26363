import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { configSchema } from '../config/config-schema.ts';
import { VARIABLES } from '../config/environment.ts';

const ROOT = join(import.meta.dirname, '../..');
const read = (name: string): string => readFileSync(join(ROOT, name), 'utf8');
const HEALTH_CHECK = 'infra/docker/health-check.js';

const manifest = JSON.parse(read('package.json')) as {
  workspaces: string[];
  version: string;
  engines: { node: string };
};
/** One instruction a line. */
const instructions = read('Dockerfile')
  .replace(/^\s*#.*\n/gm, '')
  .replace(/\\\n\s*/g, ' ')
  .split('\n')
  .filter(Boolean);
const argumentsOf = (name: string): string[] =>
  instructions
    .filter((line) => line.startsWith(`${name} `))
    .map((line) => line.slice(name.length + 1));

describe('the Dockerfile', () => {
  it('takes every workspace: its manifest for the dependencies, its sources, and what was built', () => {
    const copies = argumentsOf('COPY');
    for (const workspace of manifest.workspaces) {
      expect(copies).toContain(`${workspace}/package.json ${workspace}/`);
      expect(copies).toContain(`${workspace} ${workspace}`);
      expect(copies).toContain(`--from=build /app/${workspace} ${workspace}`);
    }
  });

  it('runs, without root, a command and a check that exist', () => {
    const [entry] = argumentsOf('ENTRYPOINT').map((text) => JSON.parse(text) as string[]);
    expect(entry![0]).toBe('node');
    expect(existsSync(join(ROOT, entry![1]!))).toBe(true);
    expect(argumentsOf('HEALTHCHECK')[0]).toContain(HEALTH_CHECK);
    expect(argumentsOf('USER')).toEqual(['1000:1000']);
  });

  it('sets variables that exist, and one port', () => {
    const variables = new Map(
      argumentsOf('ENV').flatMap((text) =>
        text.split(/\s+/).map((pair) => pair.split('=') as [string, string]),
      ),
    );
    const ours = [...variables.keys()].filter((name) => name.startsWith('THROUGHLINE_'));
    expect(ours.length).toBeGreaterThan(0);
    for (const name of ours) expect([...VARIABLES.keys()]).toContain(name);
    expect(variables.get('THROUGHLINE_PORT')).toBe(argumentsOf('EXPOSE')[0]);
    expect(variables.get('THROUGHLINE_PORT')).toBe(String(configSchema.parse({}).port));
  });

  it('is built on a pinned Node.js that the product runs on, and says its version', () => {
    const [, major, minor] = /^NODE_IMAGE=node:(\d+)\.(\d+)\.\d+-bookworm-slim$/.exec(
      argumentsOf('ARG')[0]!,
    )!;
    const [, oldest, least] = /^>=(\d+)\.(\d+)$/.exec(manifest.engines.node)!;
    expect(Number(major) * 1000 + Number(minor)).toBeGreaterThanOrEqual(
      Number(oldest) * 1000 + Number(least),
    );
    for (const from of argumentsOf('FROM')) expect(from).toMatch(/^\$\{NODE_IMAGE\}( |$)/);
    expect(argumentsOf('ARG')).toContain(`VERSION=${manifest.version}`);
  });

  it('leaves secrets, data and whole folders of packages out of the context', () => {
    const ignored = read('.dockerignore').split('\n');
    expect(ignored).toEqual(
      expect.arrayContaining([
        ...['**/node_modules', '**/dist', '/.git', '**/.throughline', '**/.env', '**/*.pem'],
      ]),
    );
    // Patterns that git would read differently would make the dry run of the steps lie.
    expect(ignored.filter((line) => line.startsWith('!'))).toEqual([]);
  });
});

describe('the health check of the image', () => {
  const check = (port: number): Promise<{ code: number | null; out: string }> =>
    new Promise((resolve, reject) => {
      const child = spawn(process.execPath, [join(ROOT, HEALTH_CHECK)], {
        env: { THROUGHLINE_PORT: String(port) },
      });
      let out = '';
      child.stdout.on('data', (chunk) => {
        out += String(chunk);
      });
      child.on('error', reject);
      child.on('close', (code) => resolve({ code, out }));
    });

  it.each([
    [200, 0],
    [503, 1],
  ])('takes an answer of %i for exit code %i, and passes on what it says', async (status, code) => {
    const server = createServer((request, response) => {
      response.statusCode = request.url === '/health/ready' ? status : 404;
      response.end('{"problems":["the broker is away"]}');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const result = await check(port);
    expect(result).toEqual({ code, out: '{"problems":["the broker is away"]}\n' });
    await new Promise((resolve) => server.close(resolve));
    expect(await check(port)).toEqual({
      code: 1,
      out: `Nothing answers on port ${port}: ECONNREFUSED\n`,
    });
  });
});
