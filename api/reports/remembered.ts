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

/** As many answers of one kind are kept. */
const FEW = 4;

/** The same of questions that have more parameters than can all be kept: of one kind the last few that were asked. */
export async function rememberedFew<Answer>(
  state: State,
  kind: string,
  question: object,
  read: () => Promise<Answer>,
): Promise<Answer> {
  const key = `${kind} ${JSON.stringify(question)}`;
  const memory = memories.get(state);
  const known = memory?.get(key);
  // The last one that was asked stands last.
  if (memory && known && memory.delete(key)) memory.set(key, known);
  const own = [...(memory?.keys() ?? [])].filter((one) => one.startsWith(`${kind} `));
  if (!known)
    for (const old of own.slice(0, Math.max(0, own.length - FEW + 1))) memory!.delete(old);
  return remembered(state, key, read);
}
