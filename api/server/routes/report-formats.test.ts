import { IS_LONG, runs } from '@throughline/ingest/testing/long-runs';
import { tableFromIPC } from 'apache-arrow';
import { parquetReadObjects } from 'hyparquet';
import { describe, expect, it } from 'vitest';
import { FORMATS, type Format } from '../../contract/formats.ts';
import type { ReportContract } from '../../contract/report.ts';
import { CONTRACTS, REPORT_NAMES, type ReportName } from '../../contract/reports/index.ts';
import { readXlsx } from '../../testing/read-xlsx.ts';
import { servedReports } from '../../testing/served-world.ts';

const MARCH = { from: '2026-03-01', to: '2026-03-31' };
const ASKED: Readonly<Partial<Record<ReportName, Readonly<Record<string, string>>>>> = {
  channels: { by: 'channel,campaign', compare: 'previous' },
  attribution: { models: 'linear,last', bootstrap: '0' },
  // In these worlds no lead is open, and nobody asks for help.
  scores: { by: 'channel' },
  service: { by: 'onboarding' },
};

/** Reports of money are asked of the world that has costs, refunds and a plan. */
const appOf = servedReports([
  ...(['months', 'plan-fact', 'payback', 'scenarios', 'close-changes', 'reconcile'] as const),
  'swot',
]);

/** A report of twelve months begins with them, whatever was asked. */
function firstDay(name: ReportName): string {
  const { isOfTwelveMonths } = CONTRACTS[name] as ReportContract;
  return isOfTwelveMonths ? '2025-04-01' : MARCH.from;
}

/** A plan has days of its own. */
function daysOf(name: ReportName) {
  return name === 'payback' || name === 'scenarios'
    ? { from: '2026-01-01', to: '2026-04-30' }
    : { from: firstDay(name), to: MARCH.to };
}

async function asked(
  name: ReportName,
  format: Format,
  more: Readonly<Record<string, string>> = {},
) {
  const query = new URLSearchParams({ ...MARCH, ...ASKED[name], ...more, format });
  const response = await appOf(name).inject(`/api/v1/reports/${name}?${query}`);
  expect([response.statusCode, response.headers['content-type']]).toEqual([
    200,
    FORMATS[format].type,
  ]);
  if (format !== 'json')
    expect(response.headers['content-disposition']).toBe(
      `attachment; filename="${name}-${firstDay(name)}-2026-03-31.${FORMATS[format].extension}"`,
    );
  return response;
}

type Row = Readonly<Record<string, unknown>>;

async function lines(name: ReportName): Promise<readonly Row[]> {
  const { body } = await asked(name, 'ndjson');
  return body
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Row);
}

/** Lists of an Arrow vector as arrays, and what a file leaves out as null. */
function plain(row: Row): Row {
  return Object.fromEntries(
    Object.entries(row).map(([key, value]) => [
      key,
      typeof value === 'object' && value !== null
        ? [...(value as Iterable<unknown>)]
        : (value ?? null),
    ]),
  );
}

/** Identifiers of the world that its derivation makes, and fingerprints, which are of versions as well. */
const withoutIds = (text: string) =>
  text
    .replaceAll(/(?<![.\d])\d{15,20}\b/g, 'ID')
    .replaceAll(/\b[0-9a-f]{12}(?="?[, ·]+"?\d{4}-\d)/g, 'FINGERPRINT');

// The writers know columns, not reports, and the words of all languages are held by tests of their own: beside its CSV
// the gate tries the files of every fourth report, and the packed formats of every eighth.
const ofEvery = (nth: number, name: ReportName) =>
  IS_LONG || REPORT_NAMES.indexOf(name) % nth === 0 ? it : () => {};

describe.each(REPORT_NAMES)('%s', (name) => {
  const ofFourth = ofEvery(4, name);
  const ofEighth = ofEvery(8, name);

  it('is written as before as CSV', async () => {
    await expect(withoutIds((await asked(name, 'csv')).body)).toMatchFileSnapshot(
      `./golden/${name}.csv`,
    );
  });

  ofFourth('is written as before as NDJSON', async () => {
    await expect(withoutIds((await asked(name, 'ndjson')).body)).toMatchFileSnapshot(
      `./golden/${name}.ndjson`,
    );
  });

  ofFourth('is written for readers in their languages', async () => {
    for (const lang of ['en', 'ru', 'tr'].slice(runs(-1, -3)))
      await expect(withoutIds((await asked(name, 'csv', { lang })).body)).toMatchFileSnapshot(
        `./golden/${name}.${lang}.csv`,
      );
  });

  ofEighth('says the same as Arrow and as Parquet', async () => {
    const expected = await lines(name);
    const table = tableFromIPC((await asked(name, 'arrow')).rawPayload);
    expect(table.toArray().map((row) => plain({ ...row }))).toEqual(expected);
    const { buffer, byteOffset, byteLength } = (await asked(name, 'parquet')).rawPayload;
    const file = buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer;
    expect((await parquetReadObjects({ file })).map(plain)).toEqual(expected);
  });

  ofFourth('is a workbook that goes on computing', async () => {
    const sheets = await readXlsx((await asked(name, 'xlsx', { lang: 'ru' })).rawPayload);
    expect([...sheets.keys()]).toEqual([name, 'О данных']);
    const text = sheets
      .get(name)!
      .map((line) => JSON.stringify(line))
      .join('\n');
    await expect(withoutIds(text)).toMatchFileSnapshot(`./golden/${name}.xlsx.txt`);
    expect(Object.fromEntries(sheets.get('О данных') as [string, string][])).toMatchObject({
      ...{ report: name, ...daysOf(name), currency: 'EUR' },
    });
  });

  ofEighth('is chosen by the header where the parameters leave it open', async () => {
    const url = `/api/v1/reports/${name}?${new URLSearchParams(MARCH)}`;
    const accept = 'text/html, text/csv;q=0.5, application/x-ndjson;q=0.9';
    const response = await appOf(name).inject({ url, headers: { accept } });
    expect(response.headers['content-type']).toBe(FORMATS.ndjson.type);
    expect(response.headers.vary).toContain('accept');
    const json = await appOf(name).inject({ url, headers: { accept: 'text/html,*/*;q=0.8' } });
    expect(json.headers['content-type']).toBe(FORMATS.json.type);
    expect(json.headers.etag).not.toBe(response.headers.etag);
  });
});
