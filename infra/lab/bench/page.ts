import type { Browser } from 'playwright-core';
import { openBrowser } from '../e2e/open-browser.ts';
import type { Bench, BenchRow } from './bench.ts';
import { type NetworkLine, type Visit, visitPage } from './page-visit.ts';
import { startSampleServer } from './sample-server.ts';
import { median } from './statistics.ts';
import { seconds } from './units.ts';

const SLOW_4G: NetworkLine = { name: 'slow 4G', down: 1.6e6, up: 0.75e6, latencyMs: 150 };
const FAST_4G: NetworkLine = { name: '4G', down: 9e6, up: 1.5e6, latencyMs: 85 };
const PHONE = { width: 390, height: 844 };
const SLOWDOWN = 4;
const MOST_BYTES = 450e3;
const LATEST_MS = 4_000;
const PAINT_MS = 1_500;
const LOCALES = ['en-GB', 'ru-RU', 'tr-TR'] as const;

export const page: Bench = {
  name: 'page',
  title: 'First visit of the channels page',
  target:
    '< 450 kB over the wire; figures < 4 s at 390 px on 4G with a processor 4 times slower; first paint < 1.5 s on a usual line',
  limit: '',
  async run(context) {
    const server = await startSampleServer(context.root, context.quick ? 3 : 14);
    context.say(`the sample business is served at ${server.url}`);
    const browser = await openBrowser();
    try {
      // The first one warms what the server keeps; browsers keep nothing.
      await visit(browser, server.url, 'en-GB', null, 1);
      const rows: BenchRow[] = [];
      for (const locale of LOCALES) rows.push(await weight(browser, server.url, locale));
      for (const line of [SLOW_4G, FAST_4G])
        rows.push(await speed(browser, server.url, line, context.quick ? 1 : 5));
      rows.push(await firstPaint(browser, server.url));
      return rows;
    } finally {
      await browser.close();
      await server.stop();
    }
  },
};

function visit(
  browser: Browser,
  url: string,
  locale: string,
  line: NetworkLine | null,
  slowdown: number,
): Promise<Visit> {
  const figures = '[data-testid="row-total"]';
  return visitPage(browser, { ...PHONE, url: `${url}/`, locale, line, slowdown, figures });
}

async function weight(browser: Browser, url: string, locale: string): Promise<BenchRow> {
  const { bytes, dataBytes, fontBytes, requests } = await visit(browser, url, locale, null, 1);
  return {
    what: `over the wire, ${locale}`,
    measured: kilobytes(bytes),
    target: `< ${kilobytes(MOST_BYTES)}`,
    met: bytes < MOST_BYTES,
    detail: `${requests} requests, headers included; data ${kilobytes(dataBytes)}, fonts ${kilobytes(fontBytes)}`,
  };
}

async function speed(
  browser: Browser,
  url: string,
  line: NetworkLine,
  times: number,
): Promise<BenchRow> {
  const visits: Visit[] = [];
  for (let time = 0; time < times; time++)
    visits.push(await visit(browser, url, 'ru-RU', line, SLOWDOWN));
  const figures = visits.map(({ figuresMs }) => figuresMs);
  const { name, down, latencyMs } = line;
  return {
    what: `figures shown, ${name}, processor ${SLOWDOWN} times slower`,
    measured: seconds(median(figures)),
    target: `< ${seconds(LATEST_MS)}`,
    met: median(figures) < LATEST_MS,
    detail: `${down / 1e6} Mbit/s, ${latencyMs} ms, ${PHONE.width} px; ${figures.map(seconds).join(', ')}; first paint ${seconds(median(visits.map(({ paintedMs }) => paintedMs)))}`,
  };
}

async function firstPaint(browser: Browser, url: string): Promise<BenchRow> {
  const { paintedMs, figuresMs } = await visit(browser, url, 'ru-RU', null, 1);
  return {
    what: 'first paint on the machine’s own line',
    measured: seconds(paintedMs),
    target: `< ${seconds(PAINT_MS)}`,
    met: paintedMs < PAINT_MS,
    detail: `figures after ${seconds(figuresMs)}`,
  };
}

function kilobytes(bytes: number): string {
  return `${Math.round(bytes / 1e3)} kB`;
}
