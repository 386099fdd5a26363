/** One choice that the palette offers. */
export interface Command {
  id: string;
  /** What kind of choice it is, in the reader's language. */
  group: string;
  label: string;
  /** What else it is called, such as RFM; found by it, it comes last. */
  also?: string;
  current: boolean;
  run: () => void;
}

/** How well a name fits what was typed; smaller is better. */
const RANKS = { exact: 0, prefix: 1, words: 2, within: 3 } as const;

/**
 * Commands whose group, label and other name hold every typed word: the label that was typed first, then labels that begin with
 * it, then those whose words begin so, then the rest; in each rank in their given order. Case is folded in the
 * reader's language: in Turkish, `İ` and `i` are one letter, `I` and `ı` another.
 */
export function findCommands(
  commands: readonly Command[],
  text: string,
  language: string,
): Command[] {
  const fold = (part: string) => part.toLocaleLowerCase(language);
  const typed = fold(text).trim().replaceAll(/\s+/g, ' ');
  if (typed === '') return [...commands];
  const words = typed.split(' ');
  const ranked = commands.flatMap((command) => {
    const label = fold(command.label);
    const name = `${fold(command.group)} ${label} ${fold(command.also ?? '')}`;
    if (!words.every((word) => name.includes(word))) return [];
    return [{ command, rank: rankOf(label, typed, words) }];
  });
  return ranked.sort((a, b) => a.rank - b.rank).map(({ command }) => command);
}

function rankOf(label: string, typed: string, words: readonly string[]): number {
  if (label === typed) return RANKS.exact;
  if (label.startsWith(typed)) return RANKS.prefix;
  const parts = label.split(/[^\p{L}\p{N}]+/u);
  const begin = words.every((word) => parts.some((part) => part.startsWith(word)));
  return begin ? RANKS.words : RANKS.within;
}
