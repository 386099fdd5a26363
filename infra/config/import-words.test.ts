import { readFileSync } from 'node:fs';
import { LANGUAGES } from '@throughline/api/contract/metrics';
import { RECORD_ERRORS } from '@throughline/ingest/contract/record-error';
import { FILE_ERRORS } from '@throughline/ingest/sources/files/file-error';
import { FILE_KINDS } from '@throughline/ingest/sources/files/headings/kinds';
import { MEANINGS } from '@throughline/ingest/sources/files/headings/meanings';
import { describe, expect, it } from 'vitest';

type Words = Readonly<Record<string, Readonly<Record<string, string>>>>;

describe.each(LANGUAGES)('the page of imports in %s', (language) => {
  const file = new URL(`../../dashboards/i18n/${language}/import.json`, import.meta.url);
  const words = JSON.parse(readFileSync(file, 'utf8')) as Words;

  it.each([
    ['fileMeaning', MEANINGS],
    ['fileKind', FILE_KINDS.filter((kind) => kind !== 'plan')],
    ['fileFault', [...Object.keys(FILE_ERRORS), ...Object.keys(RECORD_ERRORS)]],
  ])('has words for all of %s', (group, all) => {
    expect(all.filter((one) => words[group]?.[one] === undefined)).toEqual([]);
  });
});
