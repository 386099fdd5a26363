import { CONTRACTS } from '@throughline/api/contract/reports/index';
import { expect, it } from 'vitest';
import { PICTURES, type Picture } from './pictures.ts';

const keysOf = ({ value, against, within, names = [] }: Picture) =>
  [value, against, within?.low, within?.high, ...names].filter((key) => key !== undefined);

it.each(Object.entries(PICTURES))('%s has the columns that its pictures name', (name, pictures) => {
  const { columns } = CONTRACTS[name as keyof typeof CONTRACTS];
  const known: string[] = columns.map(({ key }) => key);
  for (const key of pictures.flatMap(keysOf)) expect(known).toContain(key);
});
