import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Pages of a small shop with the snippet on each; `?tag=` of an address are attributes of its element, `?more=` those of the second file. */
export interface ShopPages {
  readonly url: string;
  close(): Promise<void>;
}

/** Another origin than the collector’s, and one where browsers have hashes: `localhost`. */
export async function openShopPages(collector: string): Promise<ShopPages> {
  const server = createServer((request, response) => {
    const { searchParams } = new URL(request.url ?? '/', 'http://localhost');
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(pageOf(collector, searchParams.get('tag') ?? '', searchParams.get('more') ?? ''));
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

const pageOf = (collector: string, tag: string, more: string) => `<!doctype html>
<html lang="en"><head><title>Oak tables</title>
<script>
  window.throughline = window.throughline || function () { (throughline.q = throughline.q || []).push(arguments) };
  throughline('cart', function (tags) { window.cart = tags });
</script>
${scripts(collector, tag, more)}
</head><body>
<a id="call" href="tel:+4930123456" onclick="return false">Call us</a>
<form id="ask" action="/thanks">
  <input name="e" type="email"><input name="p" type="tel"><input name="card" value="4111 secret">
  <input type="hidden" name="gclid"><input type="hidden" name="utm_source"><input type="hidden" name="tl_id">
  <button>Ask</button>
</form>
</body></html>`;

/** `alone` is the snippet without what it can have beside it. */
function scripts(collector: string, tag: string, more: string): string {
  const snippet = `<script async src="${collector}/t.js" ${tag}></script>`;
  return tag === 'alone'
    ? snippet
    : `${snippet}<script async src="${collector}/t-more.js" data-contacts="+49" ${more}></script>`;
}
