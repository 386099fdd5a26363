/** Where a log keeps its keys: names with texts, of which the latest counts. Small, and read whole. */
export interface KeyStore {
  /** For messages: a path or a topic. */
  readonly place: string;
  /** Everything, as it was when it was opened. */
  entries(): ReadonlyMap<string, string>;
  /**
   * Resolves once they are durable. `isDestroying`: what stood under these names must not be readable
   * any more.
   * @throws LogUnavailable
   */
  put(
    entries: ReadonlyMap<string, string>,
    options?: { readonly isDestroying?: boolean },
  ): Promise<void>;
  /** What others may have stored since; everything where nobody else can. */
  refresh(): Promise<ReadonlyMap<string, string>>;
  close(): Promise<void>;
}
