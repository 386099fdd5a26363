import { describe, expect, it } from 'vitest';
import {
  compareIdentifiers,
  emailIdentifier,
  gaClientId,
  type Identifier,
  identifier,
  normalizeEmail,
  normalizePhone,
  phoneIdentifier,
} from './identity.ts';

const hashed = { keepContacts: false };
const readable = { keepContacts: true };
const HASH = '2927440476b649380b2fd6d80855c5453037536724179176f5c2bf495003b36f';

describe('e-mail', () => {
  // Hashes by `printf %s <address> | openssl dgst -sha256`.
  it.each([
    [
      ' Ana.Petrova@GMail.com ',
      'ana.petrova@gmail.com',
      'bac6cfb32e312a5f522af549be9e7892c9f29cb386e6c02940a33dbf6ca8939a',
    ],
    [
      'Sales@Küche.example',
      'sales@xn--kche-0ra.example',
      '9b7a029642a1bd94d63979a95b058b86f8dc7e0d8c2b26a298608cdd717f7acf',
    ],
    [
      'INFO@Firma.Example',
      'info@firma.example',
      'f8169d417fae205c8874eda1f864ab68ae29de104974fdd6ae386bc1e6f52e50',
    ],
  ])('%s', (raw, normal, hash) => {
    expect(normalizeEmail(raw)).toBe(normal);
    expect(emailIdentifier(raw, hashed)).toEqual({ type: 'email', value: hash });
    expect(emailIdentifier(raw, readable)).toEqual({ type: 'email', value: normal });
  });

  it('keeps the dots of gmail.com: without them it would be the hash of another address', () => {
    const without = '5e83fe91fecae1707e6cfcc74a1ae11e191db68656795738e763724b656ca259';
    expect(emailIdentifier('anapetrova@gmail.com', hashed)?.value).toBe(without);
    expect(emailIdentifier('ana.petrova@gmail.com', hashed)?.value).not.toBe(without);
  });

  it('takes a hash as it is, in lower case', () => {
    const sent = ` ${HASH.toUpperCase()} `;
    expect(emailIdentifier(sent, hashed)).toEqual({ type: 'email', value: HASH });
    expect(emailIdentifier(sent, readable)).toEqual({ type: 'email', value: HASH });
  });

  it.each(['', 'ana', 'ana@firma', 'a b@firma.example', '@firma.example', null, 7, {}])(
    'reads nothing from %j',
    (raw) => {
      expect(emailIdentifier(raw, hashed)).toBeUndefined();
    },
  );
});

describe('phone', () => {
  it.each([
    ['8 (916) 123-00-45', 'RU', '+79161230045', HASH],
    ['79161230045', undefined, '+79161230045', HASH],
    [
      '+49 30 901820',
      'RU',
      '+4930901820',
      '4db5829924ee5c466cbd9ac69b2a6af527f758614fa3b3aec8c89b16a709a678',
    ],
    [
      '0532 111 22 33',
      'TR',
      '+905321112233',
      'e10e0c8bb9f1ab595a64c1984c2b9ffa5f3029c487db507e4e3b9541a94d8b6b',
    ],
  ])('%s in %s', (raw, defaultCountry, normal, hash) => {
    const country = defaultCountry ? { defaultCountry } : {};
    expect(normalizePhone(raw, defaultCountry)).toBe(normal);
    expect(phoneIdentifier(raw, { ...hashed, ...country })).toEqual({ type: 'phone', value: hash });
    expect(phoneIdentifier(raw, { ...readable, ...country })?.value).toBe(normal);
  });

  it('drops an extension, and reads a number that JSON brought as one', () => {
    expect(normalizePhone('+49 30 901820 ext. 12')).toBe('+4930901820');
    expect(phoneIdentifier(79_161_230_045, hashed)?.value).toBe(HASH);
  });

  it.each(['', '100', 'anonymous', '8 (916) 123-00-45', '+7 916 123', null, true])(
    'reads nothing from %j without a country',
    (raw) => {
      expect(phoneIdentifier(raw, hashed)).toBeUndefined();
    },
  );
});

describe('other identifiers', () => {
  it('trims, and leaves out what says nothing', () => {
    expect(identifier('user_id', ' u-7 ', hashed)).toEqual({ type: 'user_id', value: 'u-7' });
    expect(identifier('user_id', 42, hashed)).toEqual({ type: 'user_id', value: '42' });
    for (const nothing of ['', ' ', '(not set)', '0', 0, null, undefined, {}])
      expect(identifier('user_id', nothing, hashed)).toBeUndefined();
  });

  it('takes the client id out of a _ga cookie', () => {
    const client = { type: 'ga_client_id', value: '204417733.1762161300' };
    expect(gaClientId('GA1.2.204417733.1762161300', hashed)).toEqual(client);
    expect(gaClientId('GA1.1.204417733.1762161300', hashed)).toEqual(client);
    expect(gaClientId('204417733.1762161300', hashed)).toEqual(client);
    expect(gaClientId('', hashed)).toBeUndefined();
  });

  it('orders from the narrowest to the widest, then by value', () => {
    const list: Identifier[] = [
      { type: 'phone', value: 'a' },
      { type: 'user_id', value: 'b' },
      { type: 'ga_client_id', value: 'z' },
      { type: 'user_id', value: 'a' },
    ];
    const sorted = list.toSorted(compareIdentifiers).map(({ type, value }) => `${type}:${value}`);
    expect(sorted).toEqual(['ga_client_id:z', 'user_id:a', 'user_id:b', 'phone:a']);
  });
});
