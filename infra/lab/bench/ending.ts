const open = new Set<() => Promise<unknown>>();

/** Has this called should the measurement be given up; the result takes that back. */
export function atGivingUp(close: () => Promise<unknown>): () => void {
  open.add(close);
  return () => void open.delete(close);
}

/** Ends every process that is still open. */
export async function giveUp(): Promise<void> {
  await Promise.allSettled([...open].map((close) => close()));
}
