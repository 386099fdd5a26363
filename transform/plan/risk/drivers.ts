/** The drivers of a line in the order of the chain, and how each enters its deals or the value of a deal. */
export const DRIVERS = [
  'cpc',
  'cpm',
  'ctr',
  'visits',
  'landing',
  'lead_rate',
  'qualify_rate',
  'deal_rate',
  'aov',
  'margin_rate',
  'refund_rate',
] as const;

export type Driver = (typeof DRIVERS)[number];

/** How much of a driver moves with the market: a good one is a dearer auction. Those not named here: not at all. */
export const MARKET_LOADINGS: Readonly<Partial<Record<Driver, number>>> = {
  lead_rate: 0.5,
  deal_rate: 0.5,
  aov: 0.3,
  cpc: 0.3,
  cpm: 0.3,
};

export type Role = 'price' | 'volume' | 'value' | 'refund';

const ROLES: Readonly<Partial<Record<Driver, Role>>> = {
  cpc: 'price',
  cpm: 'price',
  aov: 'value',
  margin_rate: 'value',
  refund_rate: 'refund',
};

/** `price` divides deals, `volume` multiplies them, `value` multiplies what a deal is worth, `refund` as 1 − refund. */
export const roleOf = (driver: Driver): Role => ROLES[driver] ?? 'volume';
