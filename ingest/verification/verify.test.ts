import { describe, expect, it } from 'vitest';
import type { CollectRequest } from '../contract/source.ts';
import { basicAuth, hmac, matches, secretsEqual } from './verify.ts';

describe('secretsEqual', () => {
  it.each([
    ['s3cret', 's3cret', true],
    ['s3cret', 's3creT', false],
    ['x3cret', 's3cret', false],
    ['', '', true],
    ['', 's', false],
    ['s3cret', 's3cret ', false],
    ['s3cret-and-more', 's3cret', false],
    // Both have two characters; as bytes their lengths differ.
    ['äb', 'ab', false],
    ['ключ', 'ключ', true],
  ])('%j and %j: %s', (sent, expected, equal) => {
    expect(secretsEqual(sent, expected)).toBe(equal);
    expect(secretsEqual(expected, sent)).toBe(equal);
  });
});

describe('hmac', () => {
  const body = '{"order":17,"total":"12.50"}';

  // By `openssl dgst -<algorithm> -hmac <secret>`, `-binary | base64` for base64.
  it.each([
    ['sha256', 'shop-secret', 'base64', 'ZOpHZ1C1g5P3m0BsiBpB8j40AMLwgH2+8cqsFU2sRbc='],
    [
      ...(['sha256', 'shop-secret', 'hex'] as const),
      '64ea476750b58393f79b406c881a41f23e3400c2f0807dbef1caac154dac45b7',
    ],
    ['sha1', 'call-key', 'base64', '74w1pR/NhNwwOyLrWetpKVP/21A='],
    ['sha1', 'call-key', 'hex', 'ef8c35a51fcd84dc303b22eb59eb692953ffdb50'],
  ] as const)('%s with %s as %s', (algorithm, secret, encoding, expected) => {
    expect(hmac(algorithm, secret, [body], encoding)).toBe(expected);
    const bytes = Buffer.from(body);
    expect(hmac(algorithm, secret, [body.slice(0, 5), bytes.subarray(5)], encoding)).toBe(expected);
    expect(hmac(algorithm, `${secret}x`, [body], encoding)).not.toBe(expected);
    expect(hmac(algorithm, secret, [`${body} `], encoding)).not.toBe(expected);
  });
});

describe('matches', () => {
  it('names what is missing and what does not match', () => {
    expect(matches('a', 'a', 'signature')).toEqual({ ok: true });
    expect(matches(undefined, 'a', 'signature')).toEqual({
      ok: false,
      reason: 'signature is missing',
    });
    for (const sent of ['b', 'aa', 'A'])
      expect(matches(sent, 'a', 'signature')).toEqual({
        ok: false,
        reason: 'signature does not match',
      });
    // Nothing sent must not pass for an expectation of nothing.
    expect(matches('', '', 'signature').ok).toBe(false);
  });
});

describe('basicAuth', () => {
  const verdict = (authorization: string | undefined) => {
    const request: CollectRequest = {
      method: 'POST',
      url: 'https://example.com/collect/crm',
      path: '/collect/crm',
      query: '',
      headers: { authorization },
      body: new Uint8Array(),
    };
    return basicAuth(request, 'crm', 'päss:w');
  };
  // By `printf 'crm:päss:w' | base64`.
  const credentials = 'Y3JtOnDDpHNzOnc=';

  it('takes the configured user and password, in UTF-8 and with a colon in the password', () => {
    expect(verdict(`Basic ${credentials}`)).toEqual({ ok: true });
    expect(verdict(`basic ${credentials}`)).toEqual({ ok: true });
  });

  it.each([
    undefined,
    '',
    'Basic',
    'Basic ',
    `Bearer ${credentials}`,
    credentials,
    'Basic Y3JtOnDDpHNzOng=',
    `Basic ${credentials}AAAA`,
    'Basic Y3Jt',
  ])('refuses %j', (authorization) => {
    expect(verdict(authorization).ok).toBe(false);
  });
});
