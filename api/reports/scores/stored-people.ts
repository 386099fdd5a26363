type Flag = number | boolean;
type Amount = string | number;

interface StoredPerson {
  readonly customer: string;
  readonly day: string;
  readonly channel: string;
  readonly is_paid: Flag;
  readonly is_mobile: Flag;
  readonly in_working_hours: Flag;
  /** Whether anything was bought since, and whether it was within the window. */
  readonly has_bought: Flag;
  readonly sold: Flag;
  /** Of the first sale since, in hundredths; null where it is not known. */
  readonly margin: string | null;
}

/** A lead as `leads.sql` gives it. */
export interface StoredLead extends StoredPerson {
  readonly conversion: string;
  readonly source: string;
  readonly lead_type: string;
  readonly owner_name: string;
  readonly touches: Amount;
  readonly days_known: number;
  readonly has_bought_before: Flag;
  readonly is_lost: Flag;
}

/** A visitor as `visitors.sql` gives them. */
export interface StoredVisitor extends StoredPerson {
  readonly pages: Amount;
  readonly minutes: number;
  readonly has_acted: Flag;
  readonly has_seen_product: Flag;
  readonly has_cart: Flag;
  readonly has_asked: Flag;
}

export const isSet = (flag: Flag): boolean => Number(flag) === 1;
