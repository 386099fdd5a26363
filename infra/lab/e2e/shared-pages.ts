import { type Browser, chromium } from 'playwright-core';
import { inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the story's line answers, and where a browser takes connections. */
    readonly pages: { readonly url: string; readonly browser: string };
  }
}

/** The story's line and a browser, both of `pages-setup.ts`: for files that look and change no facts. */
export interface Pages {
  readonly browser: Browser;
  /** Where the line answers, without a slash at the end. */
  readonly url: string;
  readonly story: { get<T>(path: string): Promise<T> };
}

/** A connection of one's own: with it, what was opened in the browser is closed. */
export async function sharedPages(): Promise<Pages> {
  const { url, browser } = inject('pages');
  return {
    url,
    browser: await chromium.connect(browser),
    story: {
      async get<T>(path: string) {
        const response = await fetch(url + path);
        if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
        return (await response.json()) as T;
      },
    },
  };
}
