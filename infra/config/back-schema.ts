import { VENDORS } from '@throughline/api/way-back/target';
import { country, secret } from '@throughline/ingest/contract/settings';
import * as z from 'zod';

/** European Economic Area, United Kingdom and Switzerland: platforms take nothing from there without consent. */
const CONSENT_NEEDED = [
  ...[
    'AT',
    'BE',
    'BG',
    'CH',
    'CY',
    'CZ',
    'DE',
    'DK',
    'EE',
    'ES',
    'FI',
    'FR',
    'GB',
    'GR',
    'HR',
    'HU',
  ],
  ...[
    'IE',
    'IS',
    'IT',
    'LI',
    'LT',
    'LU',
    'LV',
    'MT',
    'NL',
    'NO',
    'PL',
    'PT',
    'RO',
    'SE',
    'SI',
    'SK',
  ],
];

const conversion = z.strictObject({
  of: z
    .string()
    .regex(/^(sale|lead|goal:.{1,64})$/, '`sale`, `lead` or `goal:<name>`')
    .describe(
      'What of the business: `sale`, `lead`, or `goal:<name>` of a goal of the configuration.',
    ),
  as: z
    .string()
    .min(1)
    .max(128)
    .describe(
      'As what the platform knows it: the id of a conversion action (Google), the name of an event (Meta), the identifier of a goal (Metrica, VK).',
    ),
  name: z
    .string()
    .min(1)
    .max(128)
    .optional()
    .describe('Google: the name of the conversion action; files for uploads by hand have it.'),
  value: z
    .enum(['revenue', 'margin', 'none'])
    .default('revenue')
    .describe('Which value goes along. A lead has none.'),
});

const target = z.strictObject({
  to: z.enum(VENDORS).describe('Platform: `google`, `meta`, `metrica` or `vk`.'),
  account: z
    .string()
    .regex(/^\d{1,20}$/, 'digits, without dashes')
    .describe('Google Ads customer, Meta pixel, Metrica counter or VK pixel. Digits.'),
  loginAccount: z
    .string()
    .regex(/^\d{1,20}$/, 'digits, without dashes')
    .optional()
    .describe('Google: manager account that the customer is reached through.'),
  conversions: z.array(conversion).min(1).max(20).describe('What goes there.'),
  contacts: z
    .boolean()
    .default(false)
    .describe(
      'Send hashed e-mail addresses and phone numbers along (Google, Meta). With `keep_contacts: false` numbers cannot go to Meta, which hashes them without their plus sign.',
    ),
  token: secret().optional().describe('Access token of Meta, or OAuth token of Metrica.'),
  clientId: z.string().min(1).optional().describe('Google: OAuth client.'),
  clientSecret: secret().optional().describe('Google: its secret.'),
  refreshToken: secret()
    .optional()
    .describe(
      'Google: refresh token with the scope `https://www.googleapis.com/auth/datamanager`.',
    ),
  everyHours: z
    .number()
    .int()
    .min(1)
    .max(24 * 7)
    .optional()
    .describe(
      'Send by itself, so many hours after the last run. Settings that nobody has seen a dry run of are not sent by. Left out: only when somebody asks.',
    ),
  testCode: z
    .string()
    .regex(/^\w{1,64}$/, 'letters and digits')
    .optional()
    .describe('Meta: events are shown under “Test events” and count for nothing.'),
  endpoint: z
    .string()
    .regex(/^https?:\/\/[^/\s]+$/, 'an address such as https://proxy.example, without a path')
    .optional()
    .describe('Address of a proxy before the platform. Left out: the platform’s own.'),
});

export const backSchema = z
  .strictObject({
    targets: z
      .record(z.string().regex(/^[a-z][a-z0-9_-]{0,63}$/, 'small letters, digits, dashes'), target)
      .default({})
      .describe(
        'Platforms by names of your own; `throughline send <name> --dry-run` shows what would go.',
      ),
    consentNeededIn: z
      .array(country())
      .default(CONSENT_NEEDED)
      .describe(
        'Countries in which nothing goes back of somebody who was not asked. Whoever denied is left out everywhere.',
      ),
    homeCountry: country()
      .optional()
      .describe(
        'Country of visitors who tell none. Without it they count as being where consent is needed.',
      ),
  })
  .prefault({})
  .describe('Conversions that ad platforms are told, for their bidding.');

export type Back = z.output<typeof backSchema>;
