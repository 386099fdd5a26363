import { describe, expect, it } from 'vitest';
import type { CollectRequest } from '../../contract/source.ts';
import { endpoints } from './endpoints.ts';
import { segmentSettings } from './settings.ts';
import { chooseByBody, chooseByHead, verifyHead, verifyWriteKey } from './write-key.ts';

const account = (name: string, writeKey?: string) => ({
  ...{ source: 'segment', account: name },
  settings: segmentSettings.parse({ writeKey }),
});
const shop = account('shop', 'wk-shop');
const blog = account('blog', 'wk-blog');
const basic = (user: string) => `Basic ${Buffer.from(`${user}:`).toString('base64')}`;

function request(told: Partial<CollectRequest> & { text?: string } = {}): CollectRequest {
  const { text = '', ...rest } = told;
  return {
    ...{ method: 'POST', url: 'https://collect.example/v1/t', path: '/v1/t', query: '' },
    ...{ headers: {}, body: Buffer.from(text) },
    ...rest,
  };
}

describe('the write key', () => {
  it.each([
    ['Basic credentials', { headers: { authorization: basic('wk-blog') } }],
    ['Jitsu’s header', { headers: { 'x-write-key': 'wk-blog:secret' } }],
    ['the query', { query: 'writeKey=wk-blog' }],
    ['the body', { text: '{"writeKey":"wk-blog","batch":[]}' }],
    ['the path', { path: '/v1/projects/wk-blog/settings' }],
  ])('is read from %s', (_, told) => {
    const sent = request(told);
    const chosen = chooseByHead(sent, [shop, blog]) ?? chooseByBody(sent, [shop, blog]);
    expect(chosen?.account).toBe('blog');
    expect(verifyWriteKey(sent, blog.settings)).toEqual({ ok: true });
    expect(verifyWriteKey(sent, shop.settings).ok).toBe(false);
    expect(verifyWriteKey(sent, account('none').settings).ok).toBe(false);
  });

  it('that nobody has, or that is missing, is refused', () => {
    const wrong = request({ headers: { authorization: basic('wk-other') } });
    expect(verifyHead(wrong, chooseByHead(wrong, [shop, blog])!.settings)?.ok).toBe(false);
    expect(chooseByBody(request({ text: 'no json' }), [shop, blog])).toBeUndefined();
    expect(verifyHead(request(), shop.settings)).toBeUndefined();
    expect(verifyWriteKey(request({ text: '{"writeKey":["wk-shop"]}' }), shop.settings).ok).toBe(
      false,
    );
  });
});

it('has each path of the protocol once, and answers SDKs that ask before they start', () => {
  const paths = endpoints.flatMap((one) => one.paths);
  expect(new Set(paths).size).toBe(paths.length);
  for (const name of ['track', 'identify', 'page', 'screen', 'group', 'alias', 'batch', 'import'])
    expect(paths).toContain(`/v1/${name}`);
  for (const letter of 'tipsgab') expect(paths).toContain(`/v1/${letter}`);
  const ask = (name: string) => {
    const endpoint = endpoints.find((one) => one.name === name)!;
    const url = 'https://collect.example/x';
    return JSON.parse(endpoint.answer!(request({ url }), shop.settings)!.body!) as unknown;
  };
  expect(ask('project-settings')).toMatchObject({
    integrations: { 'Segment.io': { apiKey: 'wk-shop', apiHost: 'collect.example/v1' } },
  });
  expect(ask('source-config')).toMatchObject({ source: { enabled: true, destinations: [] } });
});
