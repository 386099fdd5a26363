/** One choice that the palette offers. */
export interface Command {
  id: string;
  /** What kind of choice it is, in the reader's language. */
  group: string;
  label: string;
  current: boolean;
  run: () => void;
}

/**
 * Commands whose group and label hold every typed word, in their given order. Case is folded in the
 * reader's language: in Turkish, `İ` and `i` are one letter, `I` and `ı` another.
 */
export function findCommands(
  commands: readonly Command[],
  text: string,
  language: string,
): Command[] {
  const fold = (part: string) => part.toLocaleLowerCase(language);
  const words = fold(text).split(/\s+/).filter(Boolean);
  return commands.filter((command) => {
    const name = fold(`${command.group} ${command.label}`);
    return words.every((word) => name.includes(word));
  });
}
