import type { TFunction } from 'i18next';

/** A channel of the standard grouping in the reader's language; a channel of one's own keeps its name. */
export function channelName(t: TFunction, channel: string): string {
  return wordText(t, 'channel', channel);
}

/** A connected source as it calls itself; one that has no words keeps its key. */
export function sourceName(t: TFunction, source: string): string {
  return wordText(t, 'connection', source);
}

/** A value of a column or dimension in the reader's language; what has no words keeps its name. */
export function wordText(t: TFunction, column: string, value: string): string {
  if (value === '') return t('table.notSet');
  return word(t, column, value) || value;
}

/** Whether a value is one of those that have words, and no name of somebody's own. */
export function hasWord(t: TFunction, column: string, value: string): boolean {
  return word(t, column, value) !== '';
}

function word(t: TFunction, column: string, value: string): string {
  // A name may hold whatever separates keys elsewhere.
  const options = { keySeparator: '\u001f', nsSeparator: false as const, defaultValue: '' };
  return t(['word', column, value].join('\u001f'), options);
}
