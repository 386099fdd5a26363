import { existsSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import chromium from '@sparticuz/chromium';
import { type Browser, chromium as playwright } from 'playwright-core';

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
  const packaged = process.platform === 'linux' && process.arch === 'x64';
  const executablePath = packaged ? await unpacked() : INSTALLED.find((path) => existsSync(path));
  if (!executablePath)
    throw new Error(`No Chromium: install Chrome at one of ${INSTALLED.join(', ')}.`);
  return launched(executablePath, packaged, own);
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
async function launched(
  executablePath: string,
  packaged: boolean,
  own: readonly string[],
  tries = 40,
): Promise<Browser> {
  try {
    return await launch(executablePath, packaged, own);
  } catch (error) {
    if (tries === 0 || !/ETXTBSY|EACCES/.test(String(error))) throw error;
    await pause(500);
    return launched(executablePath, packaged, own, tries - 1);
  }
}

function launch(
  executablePath: string,
  packaged: boolean,
  own: readonly string[],
): Promise<Browser> {
  return playwright.launch({
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
      ...own,
    ],
  });
}
