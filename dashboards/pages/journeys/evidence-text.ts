import type { TFunction } from 'i18next';

/** Identifiers that have words of their own in the messages. */
const KNOWN: ReadonlySet<string> = new Set([
  'ga_client_id',
  'anonymous_id',
  'ym_client_id',
  'hubspot_utk',
  'client_id',
  'call_client_id',
  'shop_customer_id',
  'crm_contact_id',
  'user_id',
  'sale_number',
  'email',
  'phone',
]);

/** Why two facts are held to be the same person's: "same e-mail (a3f1…)". */
export function evidenceText(
  t: TFunction,
  { type, value }: { type: string; value: string },
): string {
  return KNOWN.has(type)
    ? t(`journeys.evidence.${type}`, { value })
    : t('journeys.evidence.other', { type, value });
}
