/** Vendors that conversions go back to. */
export const VENDORS = ['google', 'meta', 'metrica', 'vk'] as const;
export type VendorName = (typeof VENDORS)[number];

/** What of the business is told as what of the platform. */
export interface TargetConversion {
  /** `sale`, `lead` or `goal:<name>`. */
  readonly of: string;
  /** The platform's own name or id: a conversion action, an event, a goal. */
  readonly as: string;
  /** What files for uploads by hand call it, where that is not `as`. */
  readonly name?: string | undefined;
  readonly value: 'revenue' | 'margin' | 'none';
}

/** A place that conversions go back to; what proves who sends stays with the process that sends. */
export interface Target {
  readonly name: string;
  readonly vendor: VendorName;
  /** Account, pixel or counter. */
  readonly account: string;
  /** Google: the manager account that it is reached through. */
  readonly loginAccount?: string | undefined;
  readonly conversions: readonly TargetConversion[];
  /** Hashed e-mail addresses and phone numbers go along. */
  readonly contacts: boolean;
  /** Meta: events are shown under “Test events” and count for nothing. */
  readonly testCode?: string | undefined;
  /** Address of the platform, or of a proxy before it. */
  readonly endpoint: string;
}
