import { expect, it } from 'vitest';
import { deviceOfUserAgent } from './user-agent.ts';

const WEBKIT = 'AppleWebKit/537.36 (KHTML, like Gecko)';

it.each([
  [
    `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${WEBKIT} Chrome/140.0.0.0 Safari/537.36`,
    'desktop Windows Chrome',
  ],
  [
    `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${WEBKIT} Chrome/140.0 Safari/537.36 Edg/140.0`,
    'desktop Windows Edge',
  ],
  [
    `Mozilla/5.0 (Linux; Android 14; Pixel 8) ${WEBKIT} Chrome/140.0 Mobile Safari/537.36`,
    'mobile Android Chrome',
  ],
  [
    `Mozilla/5.0 (Linux; Android 14; SM-X900) ${WEBKIT} Chrome/140.0 Safari/537.36`,
    'tablet Android Chrome',
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1 Version/18.0 Mobile/15E148 Safari/604.1',
    'mobile iOS Safari',
  ],
  [
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 15.0; rv:140.0) Gecko/20100101 Firefox/140.0',
    'desktop macOS Firefox',
  ],
  ['something else', 'desktop  '],
])('%s', (userAgent, expected) => {
  const { category, os = '', browser = '' } = deviceOfUserAgent(userAgent);
  expect(`${category} ${os} ${browser}`).toBe(expected);
});
