/// <reference lib="dom" />
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Gives a page what `auditPage` asks of it; once is enough for all that is shown without loading anew. */
export async function prepareAudit(page: Page): Promise<void> {
  await page.addScriptTag({ content: AXE });
}

/** Colours of the other theme by which a text cannot be read; all else is the same in both. */
export async function auditContrast(page: Page): Promise<readonly string[]> {
  return page.evaluate(async () => {
    const { run } = (
      globalThis as unknown as { axe: { run(options: RunOptions): Promise<AxeResults> } }
    ).axe;
    const { violations } = await run({ runOnly: ['color-contrast'] });
    return violations.flatMap(({ nodes }) =>
      nodes.map(({ target }) => `contrast in the dark: ${target.join(' ')}`),
    );
  });
}

/**
 * What keeps somebody out of a page as it is shown: grave findings of axe, a page that goes sideways, a part that
 * scrolls inside of it, what no reader can read, the link on screen out of view, and on a touch screen what is too small
 * for a finger.
 */
export async function auditPage(page: Page, isTouch: boolean): Promise<readonly string[]> {
  return page.evaluate(async (touch) => {
    const { run } = (globalThis as unknown as { axe: { run(): Promise<AxeResults> } }).axe;
    const { violations } = await run();
    const nameOf = (element: Element) =>
      `${element.tagName.toLowerCase()}.${element.className} ${(element.textContent ?? '').trim().slice(0, 30)}`;
    const isShown = (element: Element) => {
      const { width, height } = element.getBoundingClientRect();
      return width > 1 && height > 1 && getComputedStyle(element).visibility !== 'hidden';
    };
    // What opens over the page has room of its own.
    const isOver = (element: Element) => element.closest('.dropdown, [role="dialog"]') !== null;
    const scrollers = [...document.querySelectorAll('#main *')].filter(
      (element) =>
        /auto|scroll/.test(getComputedStyle(element).overflowY) &&
        element.scrollHeight > element.clientHeight + 1 &&
        !isOver(element),
    );
    const small = touch
      ? [...document.querySelectorAll('button, a[href], select, input, [role="option"]')].filter(
          (element) => isShown(element) && element.getBoundingClientRect().height < 43.5,
        )
      : [];
    // A value that a sentence lacks, and what is no text.
    const unreadable = [...document.querySelectorAll('#main, [role="dialog"]')]
      .map(({ textContent }) =>
        /.{0,40}(\{\{|\bundefined\b|\bNaN\b|\[object ).{0,40}/.exec(textContent),
      )
      .find((found) => found !== null);
    const hidden = [...document.querySelectorAll('.tabs [aria-current]')].filter((tab) => {
      const { left, right } = tab.getBoundingClientRect();
      return left < 0 || right > window.innerWidth;
    });
    const sideways = document.documentElement.scrollWidth - window.innerWidth;
    return [
      ...violations
        .filter(({ impact }) => impact === 'critical' || impact === 'serious')
        .map(({ id, nodes }) => `${id}: ${nodes[0]?.target.join(' ')}`),
      ...(sideways > 0 ? [`goes sideways by ${sideways} px`] : []),
      ...(unreadable ? [`cannot be read: ${unreadable[0]}`] : []),
      ...hidden.map((element) => `out of view: ${nameOf(element)}`),
      ...scrollers.map((element) => `scrolls inside: ${nameOf(element)}`),
      ...small.slice(0, 5).map((element) => `too small to touch: ${nameOf(element)}`),
    ];
  }, isTouch);
}
