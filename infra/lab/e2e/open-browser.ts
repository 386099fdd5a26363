import { existsSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import chromium from '@sparticuz/chromium';
import {
  type Browser,
  type BrowserServer,
  type LaunchOptions,
  chromium as playwright,
} from 'playwright-core';

/** Places where a system keeps its own Chromium or Chrome. */
const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/**
 * A headless Chromium: the one inside the npm package where it runs (Linux on x64), else an installed one.
 * @param own switches beside those that every test needs.
 */
export async function openBrowser(own: readonly string[] = []): Promise<Browser> {
  return started((options) =>
    playwright.launch({ ...options, args: [...(options.args ?? []), ...own] }),
  );
}

/** The same, for whoever connects to it. */
export async function serveBrowser(): Promise<BrowserServer> {
  return started((options) => playwright.launchServer(options));
}

type Start<Started> = (options: LaunchOptions) => Promise<Started>;

async function started<Started>(start: Start<Started>): Promise<Started> {
  const packaged = process.platform === 'linux' && process.arch === 'x64';
  const executablePath = packaged ? await unpacked() : INSTALLED.find((path) => existsSync(path));
  if (!executablePath)
    throw new Error(`No Chromium: install Chrome at one of ${INSTALLED.join(', ')}.`);
  return launched(start, optionsOf(executablePath, packaged));
}

/** Stays in the system's own temporary folder, for the next run as well: unpacking it takes seconds. */
async function unpacked(): Promise<string> {
  const { TMPDIR } = process.env;
  delete process.env.TMPDIR;
  try {
    return await chromium.executablePath();
  } finally {
    if (TMPDIR !== undefined) process.env.TMPDIR = TMPDIR;
  }
}

/** Two test files may unpack the package's browser at once; it cannot be started while one still writes it. */
async function launched<Started>(
  start: Start<Started>,
  options: LaunchOptions,
  tries = 40,
): Promise<Started> {
  try {
    return await start(options);
  } catch (error) {
    if (tries === 0 || !/ETXTBSY|EACCES/.test(String(error))) throw error;
    await pause(500);
    return launched(start, options, tries - 1);
  }
}

function optionsOf(executablePath: string, packaged: boolean): LaunchOptions {
  return {
    executablePath,
    headless: true,
    args: [
      // One process would end with its first page.
      ...(packaged
        ? chromium.args.filter((arg) => !/^--(single-process|no-zygote)$/.test(arg))
        : []),
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  };
}
