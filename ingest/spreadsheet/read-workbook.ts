import { dateFormats } from './date-formats.ts';
import { type Grid, readGrid } from './read-grid.ts';
import { attribute, scanXml } from './scan-xml.ts';
import { sharedStrings } from './shared-strings.ts';
import { unreadable } from './unreadable.ts';
import { zipArchive } from './zip-archive.ts';

export interface ReadSheet {
  readonly name: string;
  /** Its cells, read when they are asked for. */
  cells(): Grid;
}

export interface ReadWorkbook {
  readonly sheets: readonly ReadSheet[];
  /** Defined names of the whole workbook and what they stand for, such as `Inputs!$B$5`. */
  readonly names: ReadonlyMap<string, string>;
}

/**
 * A workbook (XLSX) as far as tables need it: values of cells, results of formulae as they are stored, defined names.
 * Sheets are unpacked one by one when they are asked for.
 * @throws WorkbookError
 */
export function readWorkbook(file: Uint8Array): ReadWorkbook {
  const archive = zipArchive(file);
  const part = (name: string) => {
    const bytes = archive.part(name);
    return bytes && new TextDecoder().decode(bytes);
  };
  const targets = relations(part('_rels/.rels'), '');
  const main = targets.find(({ type }) => type === 'officeDocument')?.target ?? 'xl/workbook.xml';
  const workbook = part(main);
  if (workbook === undefined) throw unreadable('it has no workbook inside');
  const folder = main.slice(0, main.lastIndexOf('/') + 1);
  const file_ = main.slice(folder.length);
  const parts = relations(part(`${folder}_rels/${file_}.rels`), folder);
  const { sheets, names, isFrom1904 } = readContents(workbook);
  const partOf = (type: string) => {
    const found = parts.find((one) => one.type === type);
    return (found && part(found.target)) ?? '';
  };
  const reader = {
    strings: sharedStrings(partOf('sharedStrings')),
    isDate: dateFormats(partOf('styles')),
    isFrom1904,
  };
  return {
    names,
    sheets: sheets.flatMap(({ name, id }) => {
      const found = parts.find((one) => one.id === id);
      if (found?.type !== 'worksheet') return [];
      return [
        {
          name,
          cells: () => {
            const xml = part(found.target);
            if (xml === undefined) throw unreadable(`the sheet ${name} is missing in it`);
            return readGrid(xml, reader);
          },
        },
      ];
    }),
  };
}

function readContents(xml: string) {
  const sheets: { readonly name: string; readonly id: string }[] = [];
  const names = new Map<string, string>();
  let isFrom1904 = false;
  let open: string | undefined;
  scanXml(xml, {
    open(name, attributes) {
      if (name === 'workbookPr')
        isFrom1904 = ['1', 'true'].includes(attribute(attributes, 'date1904') ?? '');
      else if (name === 'sheet')
        sheets.push({
          name: attribute(attributes, 'name') ?? '',
          id: attribute(attributes, 'id') ?? '',
        });
      else if (name === 'definedName' && attribute(attributes, 'localSheetId') === undefined) {
        open = attribute(attributes, 'name') ?? '';
        names.set(open, '');
      }
    },
    text(text) {
      if (open !== undefined) names.set(open, (names.get(open) ?? '') + text);
    },
    close(name) {
      if (name === 'definedName') open = undefined;
    },
  });
  return { sheets, names, isFrom1904 };
}

function relations(xml: string | undefined, folder: string) {
  const found: { readonly id: string; readonly type: string; readonly target: string }[] = [];
  scanXml(xml ?? '', {
    open(name, attributes) {
      if (name !== 'Relationship') return;
      const target = attribute(attributes, 'Target') ?? '';
      found.push({
        id: attribute(attributes, 'Id') ?? '',
        type: (attribute(attributes, 'Type') ?? '').replace(/^.*\//, ''),
        target: target.startsWith('/') ? target.slice(1) : folder + target,
      });
    },
  });
  return found;
}
