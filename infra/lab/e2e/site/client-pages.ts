import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { basename, dirname, join } from 'node:path';

/** Pages on this machine that load the clients’ own builds, as a shop without a bundler does. */
export interface ClientPages {
  readonly url: string;
  close(): Promise<void>;
}

const require = createRequire(import.meta.url);
const SEGMENT = join(dirname(require.resolve('@segment/analytics-next/package.json')), 'dist/umd');
const SNOWPLOW = join(dirname(require.resolve('@snowplow/browser-tracker/package.json')), 'dist');

const PAGE = `<!doctype html><html lang="en"><head><title>Lamps</title>
<script src="/segment/index.js"></script><script src="/snowplow/index.umd.min.js"></script>
</head><body></body></html>`;

export async function openClientPages(): Promise<ClientPages> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const folder = pathname.startsWith('/segment/')
      ? SEGMENT
      : pathname.startsWith('/snowplow/')
        ? SNOWPLOW
        : undefined;
    response.setHeader('content-type', folder ? 'text/javascript' : 'text/html; charset=utf-8');
    response.end(folder ? readFileSync(join(folder, basename(pathname))) : PAGE);
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://localhost:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
