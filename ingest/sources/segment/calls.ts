/** The calls of the protocol, and the letter by which pages name them. */
export const CALLS = {
  track: { letter: 't' },
  identify: { letter: 'i' },
  page: { letter: 'p' },
  screen: { letter: 's' },
  group: { letter: 'g' },
  alias: { letter: 'a' },
  /** RudderStack’s: two identifiers of one person. */
  merge: { letter: undefined },
} as const;
export type Call = keyof typeof CALLS;

export function callNamed(name: string | undefined): Call | undefined {
  const lower = name?.toLowerCase();
  return lower !== undefined && Object.hasOwn(CALLS, lower) ? (lower as Call) : undefined;
}
