import exceljs from 'exceljs';

/** The sheets of a workbook, line by line: texts and numbers as they are, formulae with what they come to. */
export async function readXlsx(
  file: Uint8Array,
): Promise<ReadonlyMap<string, readonly unknown[][]>> {
  const workbook = new exceljs.Workbook();
  await workbook.xlsx.load(Buffer.from(file) as unknown as ArrayBuffer);
  return new Map(
    workbook.worksheets.map((sheet) => {
      const lines: unknown[][] = [];
      sheet.eachRow((row) => lines.push((row.values as unknown[]).slice(1).map(shown)));
      return [sheet.name, lines];
    }),
  );
}

function shown(value: unknown): unknown {
  const { formula, result } = (value ?? {}) as { formula?: string; result?: unknown };
  // The library does not read a result of 0.
  return formula === undefined ? (value ?? null) : `=${formula} → ${result ?? 0}`;
}
