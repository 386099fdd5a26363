import { createHash, createHmac, generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { CollectRequest } from '../../contract/source.ts';
import { Reader } from './reader.ts';
import { readVerifications } from './verification.ts';

const BODY = '{"auth":"@","a":"ü","n":[1]}';
const NOW = 1_772_442_000_000;

function way(given: unknown) {
  const reader = new Reader((code, place, detail) => {
    throw new Error(`${code} ${place.join('.')} ${detail}`);
  });
  for (const name of ['secret', 'key', 'user']) reader.settings.add(name);
  return readVerifications([given], [], reader)[0]!;
}

function request(
  headers: Record<string, string>,
  rest: Partial<CollectRequest> = {},
): CollectRequest {
  const body = Buffer.from(BODY);
  const url = 'https://shop.example/collect/x?a=%2Fb%20c';
  return { method: 'POST', url, path: '/collect/x', query: 'a=%2Fb%20c', headers, body, ...rest };
}

const settings = { secret: 'the secret', key: 'the key', user: 'u' };
const mac = (hash: string, parts: string, encoding: 'hex' | 'base64') =>
  createHmac(hash, 'the secret').update(parts).digest(encoding);

describe('a signature as node:crypto makes it', () => {
  it.each(['sha1', 'sha256', 'sha512'])('of the body with %s', (hash) => {
    for (const encoding of ['hex', 'base64'] as const) {
      const { whole } = way({
        hmac: { hash, encoding, header: 'X-Sig', prefix: 'v=', secret: 'secret', sign: ['body'] },
      });
      const good = `v=${mac(hash, BODY, encoding)}`;
      expect(whole(request({ 'x-sig': good }), settings, NOW)).toEqual({ ok: true });
      for (const bad of [good.slice(2), `${good.slice(0, -2)}00`, 'v=', ''])
        expect(whole(request({ 'x-sig': bad }), settings, NOW).ok).toBe(false);
      const changed = request({ 'x-sig': good }, { body: Buffer.from(BODY.replace('1', '2')) });
      expect(whole(changed, settings, NOW).ok).toBe(false);
    }
  });

  it('with a time, within its window to the second, any of several', () => {
    const { whole } = way({
      hmac: {
        ...{ encoding: 'hex', header: 'sig', part: 'v1', secret: 'secret' },
        timestamp: { header: 'sig', part: 't', unit: 's', window: 300 },
        sign: ['timestamp', { text: '.' }, 'body'],
      },
    });
    const at = NOW / 1000;
    const good = mac('sha256', `${at}.${BODY}`, 'hex');
    const ask = (header: string, now: number) => whole(request({ sig: header }), settings, now).ok;
    expect(ask(`t=${at},v1=${good},v0=ff`, NOW + 300_000)).toBe(true);
    expect(ask(`t=${at},v1=00,v1=${good.toUpperCase()}`, NOW)).toBe(true);
    expect(ask(`t=${at},v1=${good}`, NOW + 300_001)).toBe(false);
    expect(ask(`t=${at},v1=${good}`, NOW - 300_001)).toBe(false);
    expect(ask(`t=${at + 1},v1=${good}`, NOW)).toBe(false);
    expect(ask(`t=soon,v1=${good}`, NOW)).toBe(false);
    expect(ask(`v1=${good}`, NOW)).toBe(false);
    expect(ask(`t=${at},v0=${good}`, NOW)).toBe(false);
  });

  it('of method, address and time, decoded as HubSpot does', () => {
    const { whole } = way({
      hmac: {
        header: 'sig',
        secret: 'secret',
        timestamp: { header: 'ts', unit: 'ms', window: 300 },
        sign: ['method', 'decoded_url', 'body', 'timestamp'],
      },
    });
    const good = mac(
      'sha256',
      `POSThttps://shop.example/collect/x?a=/b%20c${BODY}${NOW}`,
      'base64',
    );
    expect(whole(request({ sig: good, ts: String(NOW) }), settings, NOW).ok).toBe(true);
    expect(
      whole(request({ sig: good, ts: String(NOW) }, { method: 'PUT' }), settings, NOW).ok,
    ).toBe(false);
  });

  it('of the address and the sorted fields of a form', () => {
    const { whole } = way({
      hmac: { hash: 'sha1', header: 'sig', secret: 'secret', sign: ['url', 'sorted_params'] },
    });
    const body = Buffer.from('b=2%2B+x&A=1&a=%C3%BC');
    const good = mac('sha1', 'https://shop.example/collect/x?a=%2Fb%20cA1aüb2+ x', 'base64');
    expect(whole(request({ sig: good }, { body }), settings, NOW).ok).toBe(true);
  });

  it('as a plain hash with secrets around it, and inside of the body', () => {
    const json = '{"x":"a+b"}';
    const around = way({
      digest: {
        encoding: 'hex',
        field: 'sign',
        sign: [{ setting: 'key' }, { field: 'json' }, { setting: 'secret' }],
      },
    });
    const digest = createHash('sha256').update(`the key${json}the secret`).digest('hex');
    const body = Buffer.from(`sign=${digest}&json=${encodeURIComponent(json)}`);
    expect(around.needs).toEqual(['key', 'secret']);
    expect(around.whole(request({}, { body }), settings, NOW).ok).toBe(true);

    const inside = way({
      digest: {
        hash: 'md5',
        encoding: 'hex',
        field: 'auth',
        sign: [{ body_with: { field: 'auth', setting: 'key' } }],
      },
    });
    const auth = createHash('md5').update(BODY.replace('@', 'the key')).digest('hex');
    const signed = request({}, { body: Buffer.from(BODY.replace('@', auth)) });
    expect(inside.whole(signed, settings, NOW).ok).toBe(true);
    expect(inside.whole(request({}), settings, NOW).ok).toBe(false);
  });

  it.each(['ec', 'rsa'] as const)('with a public key (%s), as PEM and as base64', (type) => {
    const { publicKey, privateKey } =
      type === 'ec'
        ? generateKeyPairSync('ec', { namedCurve: 'prime256v1' })
        : generateKeyPairSync('rsa', { modulusLength: 2048 });
    const { whole } = way({ public_key: { header: 'sig', key: 'key', sign: ['body'] } });
    const good = sign('sha256', Buffer.from(BODY), privateKey).toString('base64');
    const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
    const spki = publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
    for (const key of [pem, spki]) {
      expect(whole(request({ sig: good }), { key }, NOW).ok).toBe(true);
      expect(whole(request({ sig: good }, { body: Buffer.from('{}') }), { key }, NOW).ok).toBe(
        false,
      );
    }
    expect(whole(request({ sig: good }), { key: 'no key' }, NOW).ok).toBe(false);
  });

  it('or a secret that is simply told', () => {
    const { whole: bearer } = way({ bearer: 'secret' });
    expect(bearer(request({ authorization: 'Bearer the secret' }), { secret: 'the' }, NOW).ok).toBe(
      true,
    );
    const { whole: basic } = way({ basic: { user: 'user', password: 'key' } });
    const authorization = `Basic ${Buffer.from('u:the key').toString('base64')}`;
    expect(basic(request({ authorization }), settings, NOW).ok).toBe(true);
    const { whole: field } = way({ field: { path: 'n[0]', secret: 'key' } });
    expect(field(request({}), { key: '1' }, NOW).ok).toBe(true);
    expect(field(request({}), { key: '2' }, NOW).ok).toBe(false);
    const { whole: address, parameter } = way({ address: { parameter: 'a', secret: 'key' } });
    expect(parameter).toBe('a');
    expect(address(request({}), { key: '/b c' }, NOW).ok).toBe(true);
  });
});
