import type { ZipEntry } from '@throughline/ingest/spreadsheet/zip-entry';
import { chartXml, drawingXml } from './chart-xml.ts';
import { packageParts } from './package-parts.ts';
import { SharedStrings, sheetXml } from './sheet-xml.ts';
import { Styles } from './styles.ts';
import type { Sheet, Workbook } from './workbook.ts';
import { zip } from './zip.ts';

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** The workbook as a file (ECMA-376). The same workbook is the same bytes. */
export function writeWorkbook(workbook: Workbook): Uint8Array {
  const strings = new SharedStrings();
  const styles = new Styles();
  const sheets = workbook.sheets.flatMap((sheet, at) => [
    part(`xl/worksheets/sheet${at + 1}.xml`, sheetXml(sheet, { strings, styles }, at === 0)),
    ...chartParts(sheet, at + 1),
  ]);
  return zip([
    ...packageParts(workbook).map(([name, xml]) => part(name, xml)),
    ...sheets,
    part('xl/sharedStrings.xml', strings.xml()),
    part('xl/styles.xml', styles.xml()),
  ]);
}

function chartParts({ chart }: Sheet, number: number): ZipEntry[] {
  if (!chart) return [];
  const relation = (type: string, target: string) =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${RELATIONS}/${type}" Target="${target}"/></Relationships>`;
  return [
    part(
      `xl/worksheets/_rels/sheet${number}.xml.rels`,
      relation('drawing', `../drawings/drawing${number}.xml`),
    ),
    part(`xl/drawings/drawing${number}.xml`, drawingXml(chart)),
    part(
      `xl/drawings/_rels/drawing${number}.xml.rels`,
      relation('chart', `../charts/chart${number}.xml`),
    ),
    part(`xl/charts/chart${number}.xml`, chartXml(chart)),
  ];
}

function part(name: string, xml: string): ZipEntry {
  return { name, content: Buffer.from(HEAD + xml) };
}
