import { expect, it } from 'vitest';
import { partnersSchema } from './partners-schema.ts';

const faults = (partners: unknown) =>
  partnersSchema.safeParse(partners).error?.issues.map(({ message }) => message);

it('takes partners with their terms, and fills in what is left out', () => {
  expect(partnersSchema.parse([{ name: ' Eva ' }])).toEqual([
    { name: 'Eva', commissionOf: 'revenue', campaigns: [], pays: '0' },
  ]);
});

it('refuses a partner that is named twice, and a campaign with two owners, in any letter case', () => {
  expect(faults([{ name: 'Eva' }, { name: 'EVA' }])).toEqual(['the partner eva is named twice']);
  const joint = (name: string, campaign: string) => ({ name, campaigns: [campaign] });
  expect(faults([joint('Eva', 'Spring'), joint('Loft', 'spring')])).toEqual([
    'the campaign spring is joint with two partners, and its cost has one owner',
  ]);
});

it('refuses a share that is none', () => {
  expect(faults([{ name: 'Eva', commission: '10' }])?.[0]).toContain('a decimal between 0 and 1');
});
