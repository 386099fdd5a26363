import type { TestProject } from 'vitest/node';
import { serveBrowser } from './open-browser.ts';
import { openStory } from './open-story.ts';
import type {} from './shared-pages.ts';

/** One line and one browser for all files that only look at pages: opening both costs more than most of these tests. */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const [story, browser] = await Promise.all([openStory(), serveBrowser()]);
  provide('pages', {
    url: (await story.listen('127.0.0.1', 0)).replace(/\/$/, ''),
    browser: browser.wsEndpoint(),
  });
  return async () => {
    await browser.close();
    await story.remove();
  };
}
