/**
 * What was erased, as it is kept beside the log: whatever comes in again of it is dropped. It is known
 * before any record is read, so that the order in which partitions are loaded does not matter.
 */
export interface Tombstone {
  /** Of the operation that erased. */
  readonly id: string;
  /** Facts of this time or before are dropped; later ones are a new person's. µs since 1970 UTC. */
  readonly upto: number;
  /** Keyed hashes of `type:value` of identifiers that alone name the person. */
  readonly identifiers: readonly string[];
  /** Of numbers that may also be somebody else's: a fact is dropped where it names nothing but these and the above. */
  readonly numbers: readonly string[];
  /** Of `entity:type:source:account:id` of the person's records. */
  readonly entities: readonly string[];
  /** Of an import that was undone instead: its deliveries bring nothing. */
  readonly importId?: string;
  /** Of a retention instead: events that occurred before are dropped, whoever's they are. µs since 1970 UTC. */
  readonly eventsBefore?: number;
}

/** All that was erased, and the key under which its names are hashed. */
export interface Screen {
  readonly secret: Uint8Array;
  readonly tombstones: readonly Tombstone[];
}
