import { type Browser, chromium } from 'playwright-core';
import { inject } from 'vitest';

/** Where the story's line answers, and where a browser takes connections. */
interface Shared {
  readonly url: string;
  readonly browser: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    readonly pages: Shared;
  }
}

/** The story's line and a browser, both of `pages-setup.ts`: for files that look and change no facts. */
export interface Pages {
  /** Closed, what was opened in it is closed as well. */
  readonly browser: Browser;
  /** Where the line answers, without a slash at the end. */
  readonly url: string;
  readonly story: { get<T>(path: string): Promise<T> };
}

/** A connection of one's own. In a long run, which shares nothing, a line and a browser of one's own. */
export async function sharedPages(): Promise<Pages> {
  const shared = inject('pages') as Shared | undefined;
  const { url, browser } = shared
    ? { url: shared.url, browser: await chromium.connect(shared.browser) }
    : await ownPages();
  return {
    url,
    browser,
    story: {
      async get<T>(path: string) {
        const response = await fetch(url + path);
        if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
        return (await response.json()) as T;
      },
    },
  };
}

async function ownPages(): Promise<Pick<Pages, 'url' | 'browser'>> {
  const [{ openStory }, { openBrowser }] = await Promise.all([
    import('./open-story.ts'),
    import('./open-browser.ts'),
  ]);
  const [story, browser] = await Promise.all([openStory(), openBrowser()]);
  const url = (await story.listen('127.0.0.1', 0)).replace(/\/$/, '');
  const close = browser.close.bind(browser);
  browser.close = async (options) => {
    await close(options);
    await story.remove();
  };
  return { url, browser };
}
