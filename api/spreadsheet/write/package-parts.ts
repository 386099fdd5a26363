import type { Workbook } from './workbook.ts';
import { xmlText } from './xml-text.ts';

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const TYPE = 'application/vnd.openxmlformats-officedocument';

/** The parts that hold a workbook together: names and their XML. */
export function packageParts(workbook: Workbook): readonly (readonly [string, string])[] {
  return [
    ['[Content_Types].xml', contentTypes(workbook)],
    [
      '_rels/.rels',
      relations([
        [`${OFFICE}/relationships/officeDocument`, 'xl/workbook.xml'],
        [`${PACKAGE}/relationships/metadata/core-properties`, 'docProps/core.xml'],
        [`${OFFICE}/relationships/extended-properties`, 'docProps/app.xml'],
      ]),
    ],
    ['docProps/core.xml', coreProperties(workbook)],
    [
      'docProps/app.xml',
      `<Properties xmlns="${OFFICE}/extended-properties"><Application>Throughline</Application></Properties>`,
    ],
    ['xl/workbook.xml', workbookXml(workbook)],
    [
      'xl/_rels/workbook.xml.rels',
      relations([
        ...workbook.sheets.map(
          (_sheet, at) =>
            [`${OFFICE}/relationships/worksheet`, `worksheets/sheet${at + 1}.xml`] as const,
        ),
        [`${OFFICE}/relationships/sharedStrings`, 'sharedStrings.xml'],
        [`${OFFICE}/relationships/styles`, 'styles.xml'],
      ]),
    ],
  ];
}

function workbookXml({ sheets, names }: Workbook): string {
  const list = sheets.map(
    ({ name }, at) => `<sheet name="${xmlText(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`,
  );
  const filters = sheets.flatMap(({ name, filter }, at) =>
    filter
      ? [
          `<definedName name="_xlnm._FilterDatabase" localSheetId="${at}" hidden="1">${quoted(name)}!${absolute(filter)}</definedName>`,
        ]
      : [],
  );
  const defined = [...names].map(
    ([name, range]) => `<definedName name="${name}">${xmlText(range)}</definedName>`,
  );
  return [
    `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}/relationships"><workbookPr defaultThemeVersion="124226"/>`,
    '<bookViews><workbookView xWindow="0" yWindow="0" windowWidth="24000" windowHeight="12000"/></bookViews>',
    `<sheets>${list.join('')}</sheets><definedNames>${filters.join('')}${defined.join('')}</definedNames>`,
    // Formulae are evaluated anew when the file is opened.
    '<calcPr calcId="145621" fullCalcOnLoad="1"/></workbook>',
  ].join('');
}

function contentTypes({ sheets }: Workbook): string {
  const override = (name: string, type: string) =>
    `<Override PartName="/${name}" ContentType="${type}"/>`;
  const sheet = `${TYPE}.spreadsheetml`;
  return [
    `<Types xmlns="${PACKAGE}/content-types">`,
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
    '<Default Extension="xml" ContentType="application/xml"/>',
    override('xl/workbook.xml', `${sheet}.sheet.main+xml`),
    ...sheets.flatMap(({ chart }, at) => [
      override(`xl/worksheets/sheet${at + 1}.xml`, `${sheet}.worksheet+xml`),
      ...(chart
        ? [
            override(`xl/drawings/drawing${at + 1}.xml`, `${TYPE}.drawing+xml`),
            override(`xl/charts/chart${at + 1}.xml`, `${TYPE}.drawingml.chart+xml`),
          ]
        : []),
    ]),
    override('xl/sharedStrings.xml', `${sheet}.sharedStrings+xml`),
    override('xl/styles.xml', `${sheet}.styles+xml`),
    override('docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'),
    override('docProps/app.xml', `${TYPE}.extended-properties+xml`),
    '</Types>',
  ].join('');
}

function coreProperties({ title, language, created }: Workbook): string {
  const time = `${created.slice(0, 19)}Z`;
  return [
    `<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">`,
    `<dc:title>${xmlText(title)}</dc:title><dc:creator>Throughline</dc:creator><dc:language>${language}</dc:language>`,
    `<dcterms:created xsi:type="dcterms:W3CDTF">${time}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${time}</dcterms:modified>`,
    '</cp:coreProperties>',
  ].join('');
}

function relations(list: readonly (readonly [type: string, target: string])[]): string {
  const items = list.map(
    ([type, target], at) => `<Relationship Id="rId${at + 1}" Type="${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="${PACKAGE}/relationships">${items.join('')}</Relationships>`;
}

function quoted(name: string): string {
  return `'${xmlText(name).replaceAll("'", "''")}'`;
}

function absolute(range: string): string {
  return range.replace(/([A-Z]+)(\d+)/g, '$$$1$$$2');
}
