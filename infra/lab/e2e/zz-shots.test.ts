import { readFileSync } from 'node:fs';
import { it } from 'vitest';
import { openBrowser } from './open-browser.ts';

const list = JSON.parse(readFileSync('/tmp/channels-shots/list.json', 'utf8')) as [
  string,
  string,
  number,
  string?,
][];
it('shots', { timeout: 300_000 }, async () => {
  const browser = await openBrowser();
  for (const [name, address, width, steps] of list) {
    const phone = width < 700;
    const context = await browser.newContext({
      viewport: { width, height: phone ? 844 : 900 },
      locale: 'en-GB',
      reducedMotion: 'reduce',
      hasTouch: phone,
      isMobile: phone,
    });
    const page = await context.newPage();
    page.on('console', (m) => {
      if (m.type() === 'error') console.log(name, m.text());
    });
    page.on('pageerror', (e) => console.log(name, String(e)));
    await page.goto(`http://127.0.0.1:4477${address}`);
    await page.waitForLoadState('networkidle');
    await page.waitForTimeout(400);
    for (const step of (steps ?? '').split(';').filter(Boolean)) {
      const [kind, ...rest] = step.split('=');
      const value = rest.join('=');
      if (kind === 'click') await page.locator(value).first().click();
      if (kind === 'key') await page.keyboard.press(value);
      if (kind === 'type') await page.keyboard.type(value);
      if (kind === 'wait') await page.waitForTimeout(Number(value));
    }
    await page.waitForTimeout(600);
    await page.screenshot({
      path: `/tmp/channels-shots/${name}.png`,
      fullPage: !steps?.includes('view'),
    });
    console.log(
      name,
      page.url(),
      await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
    );
    await context.close();
  }
  await browser.close();
});
