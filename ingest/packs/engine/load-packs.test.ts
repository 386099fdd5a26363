import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { loadSources } from '../../sources/registry.ts';
import { checkPacks } from './check-packs.ts';
import { readPacks } from './load-packs.ts';
import { PackError, problemText } from './pack-error.ts';

const root = mkdtempSync(join(tmpdir(), 'throughline-packs-'));
afterAll(() => rmSync(root, { recursive: true }));

const manual = readFileSync(new URL('../../docs/a-pack.md', import.meta.url), 'utf8');
const shown = (mark: string) => {
  const [, text = ''] =
    new RegExp(`<!-- ${mark} -->\\n\`\`\`\\w+\\n(.*?)\`\`\``, 's').exec(manual) ?? [];
  return text;
};
const PACK = shown('pack');

let folders = 0;
/** A folder of packs that holds one, called acme-desk. */
function folderWith(pack: string, files: Readonly<Record<string, string>> = {}): string {
  const folder = join(root, String(folders++));
  mkdirSync(join(folder, 'acme-desk/fixtures'), { recursive: true });
  writeFileSync(join(folder, 'acme-desk/pack.yaml'), pack);
  for (const [name, text] of Object.entries(files))
    writeFileSync(join(folder, 'acme-desk/fixtures', name), text);
  return folder;
}

const fixtures = { 'cases.yaml': shown('cases'), 'change.json': shown('change.json') };

describe('a pack of the installation', () => {
  it('is as the manual shows it, and its fixtures pass', () => {
    const { checked, problems } = checkPacks(folderWith(PACK, fixtures));
    expect(problems.map(problemText)).toEqual([]);
    expect(checked[0]!.cases).toHaveLength(2);
  });

  it('is a source beside the others', async () => {
    const sources = await loadSources(undefined, folderWith(PACK));
    const source = sources.find(({ name }) => name === 'acme-desk')!;
    expect(source.endpoints[0]!.paths).toEqual([
      '/collect/acme-desk',
      '/collect/acme-desk/:account',
    ]);
    expect(sources.map(({ name }) => name)).toEqual(sources.map(({ name }) => name).toSorted());
  });

  it('takes no name that is taken, and no folder that is not there', async () => {
    const folder = folderWith(PACK);
    mkdirSync(join(folder, 'ga4'));
    writeFileSync(join(folder, 'ga4/pack.yaml'), PACK.replace('acme-desk', 'ga4'));
    await expect(loadSources(undefined, folder)).rejects.toThrow(/ga4:1: name_taken/);
    await expect(loadSources(undefined, join(root, 'none'))).rejects.toThrow(PackError);
    await expect(loadSources(undefined, join(root, 'none'))).rejects.toThrow(/folder_missing/);
  });

  it('can be JSON', () => {
    const folder = join(root, 'json');
    mkdirSync(join(folder, 'tiny'), { recursive: true });
    const pack = {
      ...{ name: 'tiny', title: 'Tiny', about: 'Leads.', connect: ['Anything.'] },
      settings: { token: { type: 'secret', about: 'A token.' } },
      verification: [{ bearer: 'token' }],
      records: [
        {
          about: 'a lead',
          make: [{ entity: 'lead', id: 'id', version: { time: 'at', unit: 's' } }],
        },
      ],
    };
    writeFileSync(join(folder, 'tiny/pack.json'), JSON.stringify(pack));
    expect(readPacks(folder).problems).toEqual([]);
  });

  it.each([
    ['title: Acme Desk', 'titel: Acme Desk', 'key_unknown', /`title`, if that was meant/],
    ['status: { map', 'statu: { map', 'field_unknown', /no field of deal/],
    ['won, dropped: lost', 'winning, dropped: lost', 'field_mismatch', /"winning"/],
    ['{ minor: deal.cents, currency: deal.currency }', 'deal.cents', 'field_mismatch', /a text/],
    [
      '$setting.zone }\n        fields',
      '$setting.zonne }\n        fields',
      'setting_unknown',
      /zonne/,
    ],
    ['secret: secret, sign', 'secret: secrt, sign', 'setting_unknown', /secrt/],
    ['id: deal.id', 'id: deal..id', 'path_invalid', /deal\.\.id/],
    ['split: changes[]', 'split: [', 'yaml_unreadable', /./],
    ['name: acme-desk', 'name: acme', 'name_differs', /acme-desk/],
    ['{ money', '{ money', 'value_missing', /./],
    ['zone: { type: zone', 'zone: { type: text', 'value_invalid', /zone/],
    ['sign: [body]', 'sign: [bodi]', 'value_invalid', /body/],
    ['code: comment', 'code: A Comment', 'name_invalid', /snake_case/],
    ['id: deal.id', 'id: { cents: deal.id }', 'key_unknown', /operators/],
  ] as const)('with %j as %j is refused with %s at its line', (from, to, code, detail) => {
    const pack =
      code === 'value_missing' ? PACK.replace(/ {8}id: deal\.id\n/, '') : PACK.replace(from, to);
    expect(pack).not.toBe(PACK);
    const { problems } = readPacks(folderWith(pack));
    const found = problems.find((problem) => problem.code === code);
    expect(problems.map(problemText).join('\n')).toContain(code);
    expect(found!.detail).toMatch(detail);
    // Counted in the text itself; what is missing is told at the object that should hold it.
    const line = PACK.slice(0, PACK.indexOf(from)).split('\n').length;
    if (!['value_missing', 'yaml_unreadable'].includes(code)) expect(found!.line).toBe(line);
  });

  it('names what a fixture gave instead', () => {
    const cases = fixtures['cases.yaml'].replace('12500000', '12600000');
    const { problems } = checkPacks(folderWith(PACK, { ...fixtures, 'cases.yaml': cases }));
    expect(problems.map(problemText).join()).toMatch(
      /fixture_failed: a valid change: delivery 1: records.*amountMicros: expected 12600000, got "12500000"/,
    );
    expect(checkPacks(folderWith(PACK)).problems[0]!.code).toBe('fixtures_missing');
  });
});
