/** Keys that open parts of the sentence of filters. */
export const SHORTCUTS: Readonly<Record<string, string>> = {
  period: 'd',
  compare: 'c',
  filter: 'f',
  model: 'm',
};
