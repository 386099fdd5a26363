import { expect, it } from 'vitest';
import { businessYaml } from './business-yaml.ts';

it('writes the lines of the configuration', () => {
  const business = { currency: 'TRY', timezone: 'Europe/Istanbul' };
  expect(businessYaml({ ...business, vat: '20' })).toBe(
    'currency: TRY\ntimezone: Europe/Istanbul\nvat_rate: "0.2"\n',
  );
  expect(businessYaml({ ...business, vat: '' })).not.toContain('vat_rate');
});
