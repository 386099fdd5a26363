/**
 * Passes on what a Singer tap writes and remembers the last state in it. A tap is told a state again in order to go
 * on from there, so that it must be written only once all that came before it is stored.
 */
export class SingerState {
  #last: string | undefined;

  /** The state as its value’s JSON; undefined where none was told. */
  get last(): string | undefined {
    return this.#last;
  }

  async *watch(input: AsyncIterable<unknown>): AsyncGenerator<Uint8Array> {
    let rest = '';
    const decoder = new TextDecoder();
    for await (const chunk of input) {
      const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : (chunk as Uint8Array);
      const lines = (rest + decoder.decode(bytes, { stream: true })).split('\n');
      rest = lines.pop()!;
      for (const line of lines) this.#read(line);
      yield bytes;
    }
    this.#read(rest);
  }

  #read(line: string): void {
    if (!/"type"\s*:\s*"STATE"/i.test(line)) return;
    try {
      const message = JSON.parse(line) as { type?: unknown; value?: unknown };
      if (String(message.type).toUpperCase() === 'STATE' && message.value !== undefined)
        this.#last = JSON.stringify(message.value);
    } catch {
      // No message: its record is rejected where it is mapped.
    }
  }
}
