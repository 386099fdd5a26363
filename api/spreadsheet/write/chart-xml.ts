import type { LineChart } from './workbook.ts';
import { xmlText } from './xml-text.ts';

const DRAWING = 'http://schemas.openxmlformats.org/drawingml/2006';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const [CATEGORY_AXIS, VALUE_AXIS] = [111, 112];

/** The frame on the sheet in which the chart stands. */
export function drawingXml({ from, to, title }: LineChart): string {
  const corner = (name: string, { column, row }: LineChart['from']) =>
    `<xdr:${name}><xdr:col>${column}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${row}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:${name}>`;
  return [
    `<xdr:wsDr xmlns:xdr="${DRAWING}/spreadsheetDrawing" xmlns:a="${DRAWING}/main"><xdr:twoCellAnchor>`,
    corner('from', from),
    corner('to', to),
    `<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="2" name="${xmlText(title)}"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr>`,
    '<xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm>',
    `<a:graphic><a:graphicData uri="${DRAWING}/chart"><c:chart xmlns:c="${DRAWING}/chart" xmlns:r="${RELATIONS}" r:id="rId1"/></a:graphicData></a:graphic>`,
    '</xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor></xdr:wsDr>',
  ].join('');
}

/** A chart of lines over the ranges, which a spreadsheet draws anew from the cells. */
export function chartXml({ title, categories, series }: LineChart): string {
  return [
    `<c:chartSpace xmlns:c="${DRAWING}/chart" xmlns:a="${DRAWING}/main" xmlns:r="${RELATIONS}"><c:roundedCorners val="0"/><c:chart>`,
    `<c:title><c:tx><c:rich><a:bodyPr/><a:p><a:r><a:t>${xmlText(title)}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>`,
    '<c:autoTitleDeleted val="0"/><c:plotArea><c:layout/><c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>',
    ...series.map(({ name, values }, at) => seriesXml(name, values, categories, at)),
    `<c:marker val="1"/><c:axId val="${CATEGORY_AXIS}"/><c:axId val="${VALUE_AXIS}"/></c:lineChart>`,
    axis('catAx', CATEGORY_AXIS, VALUE_AXIS, 'b', 'low'),
    axis('valAx', VALUE_AXIS, CATEGORY_AXIS, 'l', 'nextTo'),
    '</c:plotArea><c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend><c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart></c:chartSpace>',
  ].join('');
}

function seriesXml(name: string, values: string, categories: string, at: number): string {
  return [
    `<c:ser><c:idx val="${at}"/><c:order val="${at}"/><c:tx><c:v>${xmlText(name)}</c:v></c:tx><c:marker><c:symbol val="none"/></c:marker>`,
    `<c:cat><c:numRef><c:f>${xmlText(categories)}</c:f></c:numRef></c:cat><c:val><c:numRef><c:f>${xmlText(values)}</c:f></c:numRef></c:val><c:smooth val="0"/></c:ser>`,
  ].join('');
}

function axis(kind: string, id: number, across: number, side: string, labels: string): string {
  return [
    `<c:${kind}><c:axId val="${id}"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="${side}"/>`,
    kind === 'valAx' ? '<c:majorGridlines/>' : '',
    `<c:numFmt formatCode="General" sourceLinked="1"/><c:majorTickMark val="out"/><c:minorTickMark val="none"/><c:tickLblPos val="${labels}"/>`,
    `<c:crossAx val="${across}"/><c:crosses val="autoZero"/></c:${kind}>`,
  ].join('');
}
