/**
 * Signs of fraud. Of clicks: repeated ones, bursts; of orders: a click seconds before one, and a click that takes over a journey
 * which another channel led; of calls and leads: what no customer does.
 */
export const FRAUD_SIGNALS = [
  'repeated_clicks',
  'click_burst',
  'click_injection',
  'last_click_flooding',
  'short_calls',
  'same_contact',
  'same_device',
  'no_contact',
] as const;
export type FraudSignal = (typeof FRAUD_SIGNALS)[number];

/** Signs of clicks that only take the credit of an order: what they put at stake is its revenue, not the cost of a click. */
export const CREDIT_SIGNALS: readonly FraudSignal[] = ['click_injection', 'last_click_flooding'];

/** The limits of each sign, which the notes say and the statements are given. */
export const FRAUD_LIMITS = {
  /** A visit without depth: one page, nothing done on it, and no longer than this. */
  shallow_seconds: 10,
  /** Such visits of one device by one campaign on one day. */
  repeats: 3,
  /** First such visits of one place and kind of device in one hour, and how many times the mean of the hours of the period that is. */
  burst: 15,
  burst_times: 20,
  /** From the click to the order. */
  injection_seconds: 10,
  /** From the click to the order, and how long before it another channel had brought the buyer. */
  flooding_seconds: 300,
  flooding_reach_seconds: 3_600,
  /** A call that says nothing, and how many of them one caller makes. */
  short_seconds: 10,
  short_calls: 3,
  /** Leads with one contact: from so many devices, or so many of one source on a day. */
  contact_devices: 3,
  contact_leads: 3,
  /** Leads of one device: under so many addresses or numbers, or so many on a day. */
  device_contacts: 3,
  device_leads: 4,
  /** A form that asks for contacts: this share of so many leads has them. */
  contact_share: 0.8,
  contact_forms: 20,
} as const;

/**
 * The share of devices on a day, hours, orders, callers, contacts or leads that shows a sign without any fraud, where the rest of
 * the business does not yet say it; it weighs as much as `ORDINARY_WEIGHT` of them.
 */
export const ORDINARY_SHARES: Readonly<Record<FraudSignal, number>> = {
  repeated_clicks: 0.002,
  click_burst: 0.000_001,
  click_injection: 0.002,
  last_click_flooding: 0.02,
  short_calls: 0.005,
  same_contact: 0.005,
  same_device: 0.005,
  no_contact: 0.02,
};
export const ORDINARY_WEIGHT = 200;

/** A finding shows a sign in at least so many of its devices, orders, callers, contacts or leads (of bursts, one hour) … */
export const FEWEST_FOUND = 3;
/** … and so many times as often as the rest of the business. */
export const TIMES_ORDINARY = 3;
/** Fewer than these say nothing of a campaign. */
export const FEWEST_EXAMINED = 5;
