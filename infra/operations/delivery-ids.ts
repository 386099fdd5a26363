/** A set of UUIDs that may be tens of millions: 16 bytes of text each, in more than one set, for one has a limit. */
export class DeliveryIds {
  readonly #sets = Array.from({ length: 256 }, () => new Set<string>());

  get size(): number {
    return this.#sets.reduce((sum, { size }) => sum + size, 0);
  }

  add(id: string): void {
    const bytes = bytesOf(id);
    this.#setOf(bytes).add(bytes);
  }

  has(id: string): boolean {
    const bytes = bytesOf(id);
    return this.#setOf(bytes).has(bytes);
  }

  #setOf(bytes: string): Set<string> {
    return this.#sets[bytes.charCodeAt(0) & 255]!;
  }
}

function bytesOf(id: string): string {
  return Buffer.from(id.replaceAll('-', ''), 'hex').toString('latin1');
}
