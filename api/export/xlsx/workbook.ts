import type { CellValue as ExcelValue } from 'exceljs';

/** A cell as a spreadsheet has it: a formula comes with what it evaluates to. */
export type SheetCell =
  | string
  | number
  | null
  | { readonly formula: string; readonly result: string | number };

export interface SheetColumn {
  readonly header: string;
  /** In characters. */
  readonly width: number;
  /** Such as `#,##0.00`; none for texts. */
  readonly numberFormat?: string;
}

export interface Sheet {
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly (readonly SheetCell[])[];
  /** The last so many rows are sums: they are set off, and no filter hides them. */
  readonly sums: number;
}

/** The only place that knows the library. It is large, so it is loaded for the first file. */
export async function writeWorkbook(sheets: readonly Sheet[], at: Date): Promise<Uint8Array> {
  const { default: exceljs } = await import('exceljs');
  const workbook = new exceljs.Workbook();
  workbook.creator = 'Throughline';
  workbook.created = at;
  workbook.modified = at;
  // Formulae are evaluated anew when the file is opened.
  workbook.calcProperties.fullCalcOnLoad = true;
  for (const { name, columns, rows, sums } of sheets) {
    const sheet = workbook.addWorksheet(name, {
      views: [{ state: 'frozen', xSplit: 0, ySplit: 1 }],
    });
    sheet.columns = columns.map(({ header, width, numberFormat }) => ({
      header,
      width,
      ...(numberFormat && { style: { numFmt: numberFormat } }),
    }));
    for (const row of rows) sheet.addRow(row.map((cell) => cell as ExcelValue));
    sheet.getRow(1).font = { bold: true };
    for (let at = 0; at < sums; at++) sheet.getRow(rows.length + 1 - at).font = { bold: true };
    sheet.autoFilter = {
      from: { row: 1, column: 1 },
      to: { row: Math.max(1, rows.length + 1 - sums), column: columns.length },
    };
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}
