/**
 * Tells when a member of a group has fallen between two assignments: its partitions were taken from it
 * and nothing was given in their place, although its membership goes on. It has to join anew then.
 */
export class KafkaAssignmentWatch {
  readonly #boundMs: number;
  #heldAt: number;

  /** @param boundMs longest time between two assignments. @param now monotonic ms. */
  constructor(boundMs: number, now: number) {
    this.#boundMs = boundMs;
    this.#heldAt = now;
  }

  /** To be asked every now and then; true once nothing has been held for too long. */
  isLost(isHeld: boolean, now: number): boolean {
    if (isHeld) this.#heldAt = now;
    return now - this.#heldAt > this.#boundMs;
  }
}
