/** Purposes of consent that decide what may go back. */
export const PURPOSES = ['analytics', 'ads', 'ad_user_data', 'ad_personalization'] as const;
export type Purpose = (typeof PURPOSES)[number];

/** A click id as it was captured. Times are ms since 1970 UTC. */
export interface Click {
  readonly name: string;
  readonly value: string;
  readonly at: number;
  /** Two letters; empty where nothing tells it. */
  readonly country: string;
}

/** When a purpose was last granted and last denied; absent: never. */
export interface Said {
  readonly granted?: number;
  readonly denied?: number;
}

/** Who a conversion is of, as far as it concerns a platform. */
export interface Owner {
  readonly clicks: readonly Click[];
  /** Values by type (`email`, `phone`, `ym_client_id`, `user_id`): hashed or readable, as they are kept. */
  readonly identifiers: Readonly<Record<string, readonly string[]>>;
  readonly consent: Readonly<Partial<Record<Purpose, Said>>>;
}

/** A conversion that may go back to a platform. */
export interface Candidate {
  /** Names it for good, whichever revision tells it. */
  readonly key: string;
  /** The key under which web analytics told the same sale before its shop did. */
  readonly formerKey?: string;
  /** `sale`, `lead` or `goal:<name>`. */
  readonly of: string;
  readonly at: number;
  readonly country: string;
  readonly currency: string;
  /** Null is unknown. */
  readonly revenueMicros: bigint | null;
  readonly marginMicros: bigint | null;
  readonly owner: Owner;
}
