import type { Language } from '@throughline/api/contract/languages';
import { WORDS } from '@throughline/api/contract/words';

/** What `channel` says beside names of channels. */
const NO_CHANNELS: ReadonlySet<string> = new Set(['not_told', 'none']);

/** Channels that a test can be of, with their names; one of the business's own rules as well, where it was asked for. */
export function channelOptions(
  asked: string | null,
  language: Language,
): readonly { readonly value: string; readonly label: string }[] {
  const words: Readonly<Record<string, Readonly<Record<Language, string>>>> = WORDS.channel;
  const known = Object.keys(words).filter((key) => !NO_CHANNELS.has(key));
  const own = asked !== null && !known.includes(asked) ? [asked] : [];
  return [...known, ...own].map((value) => ({ value, label: words[value]?.[language] ?? value }));
}
