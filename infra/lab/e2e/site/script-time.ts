import type { BrowserContext } from 'playwright-core';

/**
 * Time of the main thread that the scripts of a page take from its load until their events are sent, the least
 * of several loads: what the thread computes, however long it waited for a machine that is busy otherwise.
 */
export async function scriptMilliseconds(
  context: BrowserContext,
  url: string,
  loads = 3,
): Promise<number> {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const times: number[] = [];
  for (let load = 0; load < loads; load++) {
    await page.goto(url, { waitUntil: 'load' });
    await page.waitForTimeout(500);
    const { metrics } = await session.send('Performance.getMetrics');
    const seconds = metrics
      .filter(({ name }) => name === 'ScriptDuration' || name === 'V8CompileDuration')
      .reduce((sum, { value }) => sum + value, 0);
    times.push(seconds * 1000);
  }
  await page.close();
  return Math.min(...times);
}
