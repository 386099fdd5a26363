import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { callrailSettings } from './settings.ts';
import { webhookEndpoint } from './webhook-endpoint.ts';

const BODY = readFileSync(new URL('./fixtures/post-call.json', import.meta.url));
// openssl dgst -sha1 -hmac 'lamps-signing-key' -binary fixtures/post-call.json | base64
const SIGNATURE = 'WNr1rn82WeR58dD0u7uyizLu++M=';

function verdict(
  settings: object,
  over: { method?: string; query?: string; signature?: string; body?: Uint8Array } = {},
): boolean {
  const { method = 'POST', query = '', signature, body = BODY } = over;
  return webhookEndpoint.verify(
    {
      method,
      url: `https://collect.example/collect/callrail?${query}`,
      path: '/collect/callrail',
      query,
      headers: { signature },
      body,
    },
    callrailSettings.parse(settings),
  ).ok;
}

describe('verification of a webhook', () => {
  const key = { signingKey: 'lamps-signing-key' };

  it('accepts the signature that openssl makes of the raw body', () => {
    expect(verdict(key, { signature: SIGNATURE })).toBe(true);
  });

  it('refuses another key, another body and a missing signature', () => {
    expect(verdict({ signingKey: 'other' }, { signature: SIGNATURE })).toBe(false);
    const spaced = Buffer.concat([BODY, Buffer.from(' ')]);
    expect(verdict(key, { signature: SIGNATURE, body: spaced })).toBe(false);
    expect(verdict(key)).toBe(false);
  });

  it('refuses everything while nothing is configured', () => {
    expect(verdict({}, { signature: SIGNATURE })).toBe(false);
    expect(verdict({}, { method: 'GET', body: new Uint8Array(), query: 'secret=' })).toBe(false);
  });

  it('takes a GET by the secret in its address only', () => {
    const get = { method: 'GET', body: new Uint8Array() };
    const secret = { urlSecret: 'u-1' };
    expect(verdict(secret, { ...get, query: 'secret=u-1&a=b' })).toBe(true);
    expect(verdict(secret, { ...get, query: 'secret=u-2' })).toBe(false);
    expect(verdict(secret, get)).toBe(false);
    expect(verdict(key, { ...get, query: 'secret=u-1', signature: SIGNATURE })).toBe(false);
  });

  it('takes an unsigned POST by the secret where no key is configured, never beside one', () => {
    expect(verdict({ urlSecret: 'u-1' }, { query: 'secret=u-1' })).toBe(true);
    expect(verdict({ ...key, urlSecret: 'u-1' }, { query: 'secret=u-1' })).toBe(false);
  });

  it('does not take the signature of an empty body: it would sign any query', () => {
    // printf '' | openssl dgst -sha1 -hmac 'lamps-signing-key' -binary | base64
    const empty = new Uint8Array();
    expect(verdict(key, { body: empty, signature: 'cuA9B8nJuzfsiYN0TZAjgOJLs34=' })).toBe(false);
    expect(verdict({ ...key, urlSecret: 'u-1' }, { body: empty, query: 'secret=u-1' })).toBe(true);
  });

  it('stores the query without its secret', () => {
    expect(webhookEndpoint.cleanQuery!('secret=u-1&hook=post-call')).toBe('hook=post-call');
  });
});
