import { unescaped } from './read-cell.ts';
import { scanXml } from './scan-xml.ts';

/** Texts of cells by their number; parts with a format of their own are joined, readings of signs left out. */
export function sharedStrings(xml: string): string[] {
  const strings: string[] = [];
  let text = '';
  let isText = false;
  let isReading = false;
  scanXml(xml, {
    open(name) {
      if (name === 'si') text = '';
      else if (name === 'rPh') isReading = true;
      else if (name === 't') isText = !isReading;
    },
    close(name) {
      if (name === 'si') strings.push(unescaped(text));
      else if (name === 'rPh') isReading = false;
      else if (name === 't') isText = false;
    },
    text(part) {
      if (isText) text += part;
    },
  });
  return strings;
}
