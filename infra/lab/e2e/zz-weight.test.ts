import { it } from 'vitest';
import { openBrowser } from './open-browser.ts';
it('weight', { timeout: 120_000 }, async () => {
  const browser = await openBrowser();
  for (const locale of ['en-GB', 'ru-RU', 'tr-TR']) {
    const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale, isMobile: true, hasTouch: true });
    const page = await context.newPage();
    const cdp = await context.newCDPSession(page);
    await cdp.send('Network.enable');
    const urls = new Map<string, string>(); const sizes: [string, number][] = [];
    cdp.on('Network.responseReceived', (e) => urls.set(e.requestId, e.response.url));
    cdp.on('Network.loadingFinished', (e) => sizes.push([urls.get(e.requestId) ?? '?', e.encodedDataLength]));
    await page.goto('http://127.0.0.1:4477/');
    await page.waitForLoadState('networkidle');
    await page.waitForTimeout(500);
    const total = sizes.reduce((s, [, n]) => s + n, 0);
    console.log(locale, total, sizes.length, '\n' + sizes.sort((a, b) => b[1] - a[1]).slice(locale === 'en-GB' ? 36 : 200).map(([u, n]) => `${n} ${u.replace('http://127.0.0.1:4477', '')}`).join('\n'));
    await context.close();
  }
  await browser.close();
});
