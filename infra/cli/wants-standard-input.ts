/** Source under which the records of a Singer tap are piped in. */
export const SINGER = 'singer';

const WITH_VALUE = new Set(['--account', '--format', '--data', '--config']);

/** Whether a command line reads standard input: it says `-`, or it is an import of a tap that names no file. */
export function wantsStandardInput(line: readonly string[]): boolean {
  if (line.includes('-')) return true;
  if (line.includes('--help') || line.includes('-h')) return false;
  const words = line.filter(
    (word, at) => !word.startsWith('-') && !WITH_VALUE.has(line[at - 1] ?? ''),
  );
  return words.length === 2 && words[0] === 'import' && words[1] === SINGER;
}
