import { attribute, scanXml } from './scan-xml.ts';

/** Formats that every workbook knows without saying them. */
function isBuiltInDate(format: number): boolean {
  return (
    (format >= 14 && format <= 22) ||
    (format >= 27 && format <= 36) ||
    (format >= 45 && format <= 47) ||
    (format >= 50 && format <= 58)
  );
}

/** Whether a format such as `mmmm yyyy` shows a date; quoted texts, colours and languages in it say nothing. */
function showsDate(code: string): boolean {
  const bare = code.replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '');
  return /[ymdhs]/i.test(bare) && !/general/i.test(bare);
}

/** Which styles of cells show a number as a date, by the part `styles.xml`. */
export function dateFormats(xml: string): (style: number) => boolean {
  const own = new Map<number, boolean>();
  const styles: boolean[] = [];
  let isInCells = false;
  scanXml(xml, {
    open(name, attributes) {
      if (name === 'numFmt')
        own.set(
          Number(attribute(attributes, 'numFmtId')),
          showsDate(attribute(attributes, 'formatCode') ?? ''),
        );
      else if (name === 'cellXfs') isInCells = true;
      else if (name === 'xf' && isInCells) {
        const format = Number(attribute(attributes, 'numFmtId') ?? 0);
        styles.push(own.get(format) ?? isBuiltInDate(format));
      }
    },
    close(name) {
      if (name === 'cellXfs') isInCells = false;
    },
  });
  return (style) => styles[style] ?? false;
}
