import type { State } from './state.ts';

const memories = new WeakMap<State, Map<string, Promise<unknown>>>();

/**
 * What follows from a published state alone is read once for all answers from it: a state never changes. It is kept
 * for as long as somebody holds the state.
 * @param key names it.
 */
export async function remembered<Answer>(
  state: State,
  key: string,
  read: () => Promise<Answer>,
): Promise<Answer> {
  const memory = memories.get(state) ?? new Map<string, Promise<unknown>>();
  memories.set(state, memory);
  const known = memory.get(key) as Promise<Answer> | undefined;
  // It may have failed for whoever asked first, who went away.
  if (known) return known.catch(read);
  const answer = read();
  memory.set(key, answer);
  answer.catch(() => memory.delete(key));
  return answer;
}
