/// <reference lib="dom" />
import type { Page } from 'playwright-core';

/**
 * Resolves once a page shows what its address asks for: its heading and what stands below it, no shape of what is still to
 * come, nothing of a moment ago. It is a state of the page, so it holds however slow the machine is; a pause of the
 * network is none, for a page may ask again whenever it likes.
 * @param options.stale figures that are kept, greyed, where the server does not answer, are what is waited for.
 */
export async function settled(page: Page, { stale = false } = {}): Promise<void> {
  await page.waitForFunction(isSettled, stale);
}

function isSettled(mayBeStale: boolean): boolean {
  const main = document.querySelector<HTMLElement>('#main');
  const heading = main?.querySelector('h1, h2')?.textContent?.trim();
  if (!main || !heading) return false;
  // An address may have changed before the page of it is drawn.
  if (main.dataset.path !== decodeURI(location.pathname)) return false;
  // The shape of an empty page stays; that of a coming one goes.
  const coming = [...document.querySelectorAll('.skeleton, [data-testid="skeleton"]')].some(
    (one) => one.closest('.ghost') === null,
  );
  if (coming) return false;
  // A sentence that is still without words holds its place.
  if ([...main.querySelectorAll('.answer')].some((one) => one.textContent?.trim() === ''))
    return false;
  return mayBeStale || main.querySelector('[aria-busy="true"], .stale') === null;
}
