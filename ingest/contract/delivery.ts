/**
 * The first type of the line: what a vendor sent, as it was sent. The log carries deliveries;
 * mapping them to facts happens behind it, so that a corrected mapping can be replayed over history.
 */
export interface RawDelivery {
  /** UUID of this delivery. The same bytes sent twice are two deliveries that map to the same facts. */
  readonly id: string;
  /** Folder name under `ingest/sources`, such as `shopify`. */
  readonly source: string;
  /** The configured account (shop, portal, property) that the delivery was verified for. */
  readonly account: string;
  /** Name of the endpoint that took it (`webhook`, `collect` …), or `import` for a file. */
  readonly endpoint: string;
  /** From our own clock, microseconds since 1970 UTC. */
  readonly receivedAt: number;
  /** Lower-case names; only the headers that the source's endpoint asked to keep. No secrets. */
  readonly headers: Readonly<Record<string, string>>;
  /** Raw query string without the question mark; secrets removed by the endpoint. */
  readonly query: string;
  /** The verified bytes. */
  readonly body: Uint8Array;
}
