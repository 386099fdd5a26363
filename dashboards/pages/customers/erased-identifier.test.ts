import { expect, it } from 'vitest';
import { erasedIdentifier } from './erased-identifier.ts';

const known = (type: string, value: string) => ({ type, value, joined: null, facts: 1 });

it('asks by a contact, else by what there is, and never by the number of a sale', () => {
  const browser = known('ga_client_id', '1.2');
  const identifiers = [known('sale_number', '7'), browser, known('email', 'ab')];
  expect(erasedIdentifier({ identifiers })).toBe('email:ab');
  expect(erasedIdentifier({ identifiers: [known('sale_number', '7'), browser] })).toBe(
    'ga_client_id:1.2',
  );
  expect(erasedIdentifier({ identifiers: [known('sale_number', '7')] })).toBeNull();
});
