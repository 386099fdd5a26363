import { expect, it } from 'vitest';
import { erasedIdentifier } from './erased-identifier.ts';

it('names the type of a contact, and leaves other texts to name theirs', () => {
  expect(erasedIdentifier(' anna@example.com ')).toBe('email:anna@example.com');
  expect(erasedIdentifier('+49 (30) 000-01')).toBe('phone:+49 (30) 000-01');
  expect(erasedIdentifier('crm_contact_id:crm:main:7')).toBe('crm_contact_id:crm:main:7');
  expect(erasedIdentifier('Anna')).toBeNull();
});
