/**
 * Headers that let a message about a delivery's record name the line of the file it came from.
 * `first` is the line of the first record. Where the records do not simply follow one another (blank
 * lines, records gathered by block, several on one line), `lines` lists the lines of all of them in
 * their order: `7` one record, `9-12` one on each line, `4x3` three on line 4; joined by commas. A line of
 * another file than the first is its place (`placeOf`).
 */
export const LINE_HEADERS = {
  importId: 'throughline-import-id',
  first: 'throughline-first-line',
  lines: 'throughline-lines',
} as const;

/** Header values for records that start on these lines of the file. */
export function lineHeaders(lines: readonly number[]): Record<string, string> {
  const first = lines[0];
  if (first === undefined) return {};
  const follows = lines.every((line, index) => line === first + index);
  return {
    [LINE_HEADERS.first]: String(first),
    ...(!follows && { [LINE_HEADERS.lines]: runsOf(lines).join(',') }),
  };
}

/**
 * Place (`filePlace`) where a record starts: of the first file, or the only one, its line.
 * @param position of the record in its delivery, from 1, as `Rejection.position` has it.
 * @returns undefined for a delivery that no file brought.
 */
export function fileLineOf(
  headers: Readonly<Record<string, string>>,
  position: number,
): number | undefined {
  const first = headers[LINE_HEADERS.first];
  if (first === undefined) return undefined;
  const listed = headers[LINE_HEADERS.lines];
  if (listed === undefined) return Number(first) + position - 1;
  let left = position;
  for (const run of listed.split(',')) {
    const [from, to, times] = parseRun(run);
    const size = (to - from + 1) * times;
    if (left <= size) return from + Math.floor((left - 1) / times);
    left -= size;
  }
  return undefined;
}

function parseRun(run: string): [from: number, to: number, times: number] {
  const [lines, times] = run.split('x');
  const [from, to] = lines!.split('-').map(Number);
  return [from!, to ?? from!, Number(times ?? 1)];
}

function runsOf(lines: readonly number[]): string[] {
  const runs: string[] = [];
  for (let start = 0; start < lines.length; ) {
    const step = lines[start + 1] === lines[start] ? 0 : 1;
    let end = start;
    while (end + 1 < lines.length && lines[end + 1] === lines[end]! + step) end++;
    const count = end - start + 1;
    runs.push(
      count === 1
        ? String(lines[start])
        : step === 0
          ? `${lines[start]}x${count}`
          : `${lines[start]}-${lines[end]}`,
    );
    start = end + 1;
  }
  return runs;
}
