import { describe, expect, it } from 'vitest';
import { DIMENSION_KEYS } from '../../../contract/dimensions.ts';
import { CUBES } from '../../../metrics/measures.ts';
import { CUBE_DEFINITIONS, says } from './cube.ts';
import { type Composition, cellStatement, factsStatement } from './statement.ts';

const asked: Composition = { model: 'linear', levels: ['channel'], by: [], conditions: [] };

describe('statements of cubes', () => {
  it('hold only what is asked for', () => {
    const { text } = factsStatement(CUBE_DEFINITIONS.credit, asked);
    expect(text).not.toContain('by_');
    expect(text).not.toContain('touchpoint');
    const byDevice = factsStatement(CUBE_DEFINITIONS.credit, { ...asked, by: ['device'] });
    expect(byDevice.text.match(/FROM touchpoint_rows/g)).toHaveLength(1);
    expect(byDevice.text).toContain('AS by_device');
  });

  it.each(CUBES)('of %s have every dimension that they say, and no value in their text', (key) => {
    const cube = CUBE_DEFINITIONS[key];
    const value = "x' OR 1 = 1 --";
    const by = DIMENSION_KEYS.filter((one) => cube.sections.has(`dimension ${one}`)).filter(
      (one) => one !== 'channel',
    );
    const conditions = by.map((dimension) => ({ dimension, operator: 'is' as const, value }));
    for (const { text, parameters } of [
      factsStatement(cube, { ...asked, by, conditions }),
      cellStatement(cube, { model: 'linear', conditions }),
    ]) {
      expect(text).not.toContain(value);
      expect(text).not.toContain('/*');
      expect(text).not.toMatch(/\b(subject|moved)\b/);
      expect(Object.values(parameters)).toEqual(conditions.map(() => value));
      for (const name of Object.keys(parameters)) expect(text).toContain(`{${name}:String}`);
    }
  });

  it('know who says what', () => {
    const sayers = (dimension: (typeof DIMENSION_KEYS)[number]) =>
      CUBES.filter((cube) => says(CUBE_DEFINITIONS[cube], dimension)).join(' ');
    expect(Object.fromEntries(DIMENSION_KEYS.map((key) => [key, sayers(key)]))).toMatchObject({
      month: 'costs touches credit sales claims',
      campaign: 'costs touches credit claims',
      medium: 'costs touches credit claims',
      channel_ga4: 'costs touches credit claims',
      device: 'touches credit',
      branch: 'touches credit sales',
      lead_type: 'credit sales',
      setting: 'claims',
    });
  });
});
