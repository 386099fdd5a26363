import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  emailIdentifier,
  gaClientId,
  identifier,
  phoneIdentifier,
  recordIdentifier,
  saleNumber,
} from './identity.ts';
import { PLACEHOLDER_TEXTS } from './placeholders.ts';

const rules = { keepContacts: true, defaultCountry: 'DE' };
const digest = (text: string, kind = 'sha256') => createHash(kind).update(text).digest('hex');

describe('what identifies nobody', () => {
  it.each([
    ...PLACEHOLDER_TEXTS,
    ...[
      'UNDEFINED',
      ' Null ',
      'NaN',
      'N/A',
      '(not set)',
      '(none)',
      '[object Object]',
      '"undefined"',
    ],
    ...['not_set', 'guest-user', 'undefined.undefined', 'NaN.0'],
    ...['<null>', '{}', '[]', '""', '-', '--', '...', '?', '000', '0.0', 'xxxx', '11111111'],
    ...['00000000-0000-0000-0000-000000000000', 'FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF'],
    ...['{{user_id}}', '$' + '{userId}', '<%= user.id %>', '%%USER_ID%%'],
    ...[
      digest(''),
      digest('undefined').toUpperCase(),
      digest('null', 'md5'),
      digest('guest', 'sha1'),
    ],
  ])('%j is no login and no device', (raw) => {
    expect(identifier('user_id', raw, rules)).toBeUndefined();
    expect(identifier('anonymous_id', raw, rules)).toBeUndefined();
    expect(gaClientId(raw, rules)).toBeUndefined();
    expect(gaClientId(`GA1.2.${raw}`, rules)).toBeUndefined();
  });

  it.each([
    ...['7', '42', '111', 'u-1', 'testa', 'nullah', 'x', 'guest-house-7', 'aab', '1000', '10.0'],
    ...['204417733.1762161300', '111.1', digest('ana@firma.example')],
    '6f1c1f7e-3b0a-5d0c-9f43-7c0f6b1d2a55',
  ])('%j is one', (raw) => {
    expect(identifier('user_id', raw, rules)?.value).toBe(raw);
  });

  it('reads the numbers of a vendor’s records as they are, but for 0 and -1', () => {
    const of = (id: unknown) => recordIdentifier('crm_contact_id', 'crm:main', id, rules)?.value;
    expect(of(1111)).toBe('crm:main:1111');
    expect([of(0), of('-1'), of('undefined'), of(null)]).toEqual(Array(4).fill(undefined));
  });

  it.each([
    ...[
      'test@firma.example',
      'noreply@firma.example',
      'No-Reply@firma.example',
      'x@x.x',
      'aa@a.aa',
      'asd@asd.com',
    ],
    ...[
      'guest@firma.example',
      'test+7@firma.example',
      'null@null.com',
      digest(''),
      digest('test@test.com'),
    ],
  ])('%s is nobody’s address', (raw) => {
    expect(emailIdentifier(raw, rules)).toBeUndefined();
  });

  it.each(['tester@firma.example', 'info@firma.example', 'a@b.example', 'admin@firma.example'])(
    '%s is somebody’s',
    (raw) => {
      expect(emailIdentifier(raw, rules)?.value).toBe(raw);
    },
  );

  it.each(['+49 30 0000000', '+7 999 999-99-99', '030 1234567', '+49 30 12345678', '1111111111'])(
    '%s is nobody’s phone',
    (raw) => {
      expect(phoneIdentifier(raw, rules)).toBeUndefined();
    },
  );

  it('takes texts, mailboxes and domains of the configuration, hashed ones too', () => {
    const own = {
      ...rules,
      placeholders: new Set(['kasse-1', 'office@', '@own.example', '+4930901820']),
    };
    expect(identifier('user_id', 'Kasse-1', own)).toBeUndefined();
    expect(identifier('user_id', digest('kasse-1'), own)).toBeUndefined();
    expect(emailIdentifier('office@any.example', own)).toBeUndefined();
    expect(emailIdentifier('ana@own.example', own)).toBeUndefined();
    expect(phoneIdentifier('+49 30 901820', own)).toBeUndefined();
    expect(phoneIdentifier('+49 30 901821', own)).toBeDefined();
  });
});

it('compares numbers of sales without their sign, blanks and case', () => {
  const same = ['#LA-2301', ' la-2301', '# LA - 2301 ', '№LA-2301'];
  for (const raw of same)
    expect(saleNumber(raw, rules)).toEqual({ type: 'sale_number', value: 'la-2301' });
  expect(saleNumber(2301, rules)?.value).toBe('2301');
  for (const raw of ['', '#', 'undefined', '(not set)', 0, null])
    expect(saleNumber(raw, rules)).toBeUndefined();
});
