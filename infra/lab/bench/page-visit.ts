/// <reference lib="dom" />
import type { Browser } from 'playwright-core';

/** A line as the browser pretends it. */
export interface NetworkLine {
  readonly name: string;
  /** Bits a second, down. */
  readonly down: number;
  /** Bits a second, up. */
  readonly up: number;
  /** From a request to the first byte of its answer. */
  readonly latencyMs: number;
}

export interface VisitOptions {
  readonly url: string;
  readonly width: number;
  readonly height: number;
  /** What the reader's browser asks for, as `ru-RU`. */
  readonly locale: string;
  /** null: the machine's own. */
  readonly line: NetworkLine | null;
  /** So many times slower than this machine. */
  readonly slowdown: number;
  /** Selector of what is there once the figures are. */
  readonly figures: string;
}

export interface Visit {
  readonly requests: number;
  /** Bytes over the wire, headers included, as packed. */
  readonly bytes: number;
  /** Of them in answers of the API. */
  readonly dataBytes: number;
  readonly fontBytes: number;
  /** Milliseconds from the start of the navigation. */
  readonly paintedMs: number;
  readonly figuresMs: number;
}

const SETTLED_MS = 600;

/** Opens a page for the first time, with nothing kept from before. */
export async function visitPage(browser: Browser, options: VisitOptions): Promise<Visit> {
  const { width, height, locale, line, slowdown, figures } = options;
  const context = await browser.newContext({ viewport: { width, height }, locale });
  try {
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    const kinds = new Map<string, string>();
    const sizes = new Map<string, number>();
    devtools.on('Network.responseReceived', ({ requestId, type }) => kinds.set(requestId, type));
    devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) =>
      sizes.set(requestId, encodedDataLength),
    );
    await devtools.send('Network.enable');
    if (line)
      await devtools.send('Network.emulateNetworkConditions', {
        offline: false,
        latency: line.latencyMs,
        downloadThroughput: line.down / 8,
        uploadThroughput: line.up / 8,
      });
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
    await page.addInitScript((selector) => {
      const watcher = new MutationObserver(() => {
        if (!document.querySelector(selector)) return;
        watcher.disconnect();
        // Painted with the next frame.
        requestAnimationFrame(() => performance.mark('figures'));
      });
      watcher.observe(document, { childList: true, subtree: true });
    }, figures);
    await page.goto(options.url, { waitUntil: 'commit', timeout: 60_000 });
    await page.waitForFunction(
      () => performance.getEntriesByName('figures').length > 0,
      undefined,
      {
        timeout: 60_000,
      },
    );
    await page.waitForLoadState('networkidle');
    await page.waitForTimeout(SETTLED_MS);
    const times = await page.evaluate(() => ({
      painted: performance.getEntriesByName('first-contentful-paint')[0]?.startTime,
      figures: performance.getEntriesByName('figures')[0]?.startTime,
    }));
    const sum = (of: (kind: string | undefined) => boolean) =>
      [...sizes].reduce((bytes, [id, size]) => bytes + (of(kinds.get(id)) ? size : 0), 0);
    return {
      requests: sizes.size,
      bytes: sum(() => true),
      dataBytes: sum((kind) => kind === 'Fetch' || kind === 'XHR'),
      fontBytes: sum((kind) => kind === 'Font'),
      paintedMs: times.painted ?? Number.NaN,
      figuresMs: times.figures ?? Number.NaN,
    };
  } finally {
    await context.close();
  }
}
