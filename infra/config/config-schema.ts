import { country, currency, zone } from '@throughline/ingest/contract/settings';
import { customRuleSchema } from '@throughline/transform/channels/custom-rules';
import { DEFAULT_DERIVE_SETTINGS as derive } from '@throughline/transform/derive/settings';
import { goalsSchema } from '@throughline/transform/journeys/goal';
import { DEFAULT_DEADLINES } from '@throughline/transform/warehouse/warehouse';
import * as z from 'zod';
import { apiKeySchema } from './api-key.ts';
import { backSchema } from './back-schema.ts';
import { experimentsSchema } from './experiments-schema.ts';
import { decimalShare } from './formats.ts';
import { identitySchema } from './identity-schema.ts';
import { kafkaSchema } from './kafka-schema.ts';
import { linksSchema } from './links-schema.ts';
import { partnersSchema } from './partners-schema.ts';
import { retentionSchema } from './retention-schema.ts';
import { warehouseSchema } from './warehouse-schema.ts';

/** Stands in the collectors’ paths. */
const accountName = z
  .string()
  .regex(/^[\w.-]{1,128}$/, 'letters, digits, dots, dashes and underscores');

const hosts = z
  .array(
    z
      .string()
      .trim()
      .regex(/^[^\s/:@]+\.[^\s/:@.]+$/, 'a host such as shop.example, without https:// and path'),
  )
  .default([]);

/**
 * Everything that can be configured, in camelCase; the file says the same in snake_case. The
 * reference page is made of the descriptions here.
 */
export const configSchema = z.strictObject({
  dataDir: z
    .string()
    .min(1)
    .default('.throughline')
    .describe('Folder of the log and the warehouse, relative to the working directory.'),
  host: z
    .string()
    .min(1)
    .default('127.0.0.1')
    .describe('Address to listen on. Any other than the loopback needs `api_keys`.'),
  port: z.int().min(0).max(65_535).default(4000).describe('TCP port; 0 takes a free one.'),
  currency: currency()
    .default(derive.currency)
    .describe('Base currency (ISO 4217): every amount is converted to it.'),
  timezone: zone()
    .default(derive.timezone)
    .describe('IANA zone whose midnight divides the days of reports.'),
  phoneCountry: country()
    .optional()
    .describe('Country of phone numbers that are written without one.'),
  keepContacts: z
    .boolean()
    .default(false)
    .describe('Keep e-mail addresses and phone numbers readable instead of as SHA-256 hashes.'),
  lookbackDays: z
    .int()
    .min(1)
    .max(730)
    .default(derive.lookbackDays)
    .describe('Touches older than this before a conversion did not lead to it. Days.'),
  lookbackCallDays: z
    .int()
    .min(1)
    .max(730)
    .default(derive.lookbackCallDays)
    .describe('The same for calls. Days.'),
  lookbackViewDays: z
    .int()
    .min(1)
    .max(730)
    .default(derive.lookbackViewDays)
    .describe('The same for touches that were seen and not clicked. Days.'),
  lookbackTouches: z
    .int()
    .min(0)
    .max(10_000)
    .default(derive.lookbackTouches)
    .describe('Only so many touches before a conversion led to it; 0 for all in the window.'),
  lookbackSessions: z
    .int()
    .min(0)
    .max(10_000)
    .default(derive.lookbackSessions)
    .describe(
      'Only the touches since the so-many-last visit led to a conversion; 0 for all in the window.',
    ),
  leadWindowDays: z
    .int()
    .min(1)
    .max(365)
    .default(derive.leadWindowDays)
    .describe('A new contact after so many silent days is a new lead. Days.'),
  sessionGapMinutes: z
    .int()
    .min(1)
    .max(1440)
    .default(derive.sessionGapMinutes)
    .describe('A pause this long ends a visit. Minutes.'),
  halfLifeDays: z
    .number()
    .positive()
    .max(365)
    .default(derive.halfLifeDays)
    .describe('After so many days a touch counts half in the time-decay model. Days.'),
  customWeights: z
    .array(z.number().min(0))
    .length(3)
    .refine((weights) => weights[0]! + weights[2]! > 0, 'a weight of the first or the last touch')
    .default([40, 20, 40])
    .describe(
      'Weights of the first touch, of all between together and of the last in the model `custom`.',
    ),
  degreeCap: z
    .int()
    .min(2)
    .max(100_000)
    .default(derive.degreeCap)
    .describe(
      'A device or a phone with more neighbours than this (a kiosk, an office line) joins nobody; a name or an address, with more than five times as many.',
    ),
  identity: identitySchema,
  vatRate: decimalShare
    .default(derive.vatRate)
    .describe('VAT rate inside costs that are reported with VAT, as a share: 0.20.'),
  agencyFee: decimalShare
    .default('0')
    .describe(
      'Fee of the agency on net media costs, as a share: 0.10. Part of the cost in reports of finance.',
    ),
  rates: z
    .strictObject({
      maxAgeDays: z
        .int()
        .min(0)
        .max(366)
        .default(derive.rateDays)
        .describe(
          'An exchange rate serves its own day and so many after it; money of later days is unknown. Days.',
        ),
    })
    .prefault({})
    .describe('How exchange rates are used.'),
  channels: z
    .strictObject({
      rules: z
        .array(customRuleSchema)
        .default([])
        .describe(
          'Rules of your own, tried in order before the built-in ones: `when` (`source`, `medium`, `campaign`, `referrer`: an exact value or `/regex/` of RE2 syntax, all given ones must match) and `channel`.',
        ),
    })
    .prefault({})
    .describe('How traffic is sorted into channels.'),
  sales: z
    .strictObject({
      purchaseEvents: z
        .enum(['auto', 'always', 'never'])
        .default(derive.purchaseEvents)
        .describe(
          'Whether purchase events of web analytics are sales: `auto`, where no order and no deal tells their transaction; `never`; or `always`, which counts a sale twice where a shop tells it too.',
        ),
    })
    .prefault({})
    .describe('What counts as a sale.'),
  journeys: z
    .strictObject({
      owner: z
        .enum(['person', 'company'])
        .default(derive.owner)
        .describe(
          'Whose journeys, leads and sales are: each person’s, or, with `company`, the company’s of those who have exactly one by their contacts, deals, orders, conversations and events. Merged companies count as the one that is left, daughters as their parent. People without a company, and with several, stay by themselves. A change derives everything anew; with `company`, so does each change for all people of companies.',
        ),
    })
    .prefault({})
    .describe('Whose journeys are.'),
  goals: goalsSchema
    .default([])
    .describe(
      'Events that count as conversions of their own (at most 50): reports on journeys and attribution are asked for one with `of=goal:<name>`. They are no leads and no sales, and no figure of those changes. A changed goal is derived anew from all events that are stored.',
    ),
  search: z
    .strictObject({
      brandTerms: z
        .array(z.string().trim().min(2).max(128))
        .max(200)
        .default([])
        .describe(
          'Spellings of the business’s own brand: a search that holds one of them is for the brand. In any letter case.',
        ),
    })
    .prefault({})
    .describe('How searches are told apart in the report `search`.'),
  partners: partnersSchema,
  experiments: experimentsSchema,
  sites: z
    .strictObject({
      own: hosts.describe(
        'Other domains of the business: a visit that comes from one of them is no referral.',
      ),
      paymentPages: hosts.describe(
        'Payment and bank pages of the shop beside the well-known ones: who comes back from one was brought by nobody new.',
      ),
      referrers: hosts.describe(
        'Sites that do bring visitors to pages of the checkout; any other unknown site before such a page is taken for a payment page.',
      ),
    })
    .prefault({})
    .describe('Which sites are the business itself. A host covers its subdomains.'),
  back: backSchema,
  links: linksSchema,
  closing: z
    .strictObject({
      keyFile: z
        .string()
        .min(1)
        .optional()
        .describe(
          'File with the Ed25519 private key (PEM, PKCS #8) that signs closed months, relative to the working directory. Without it a key is made with the first close, as `close-key.pem` in the data folder. Several processes that answer the API need one file.',
        ),
    })
    .prefault({})
    .describe('How months are closed.'),
  apiKeys: z
    .array(apiKeySchema)
    .default([])
    .describe(
      'Keys that the API accepts, by their SHA-256. Make each with `openssl rand -hex 32`: a hash hides random keys only. Without any, only this machine can reach the API.',
    ),
  trustProxy: z
    .union([z.boolean(), z.array(z.string().min(1)).min(1)])
    .default(false)
    .describe(
      'Whose X-Forwarded-* headers are believed, for the limits of one address as well: `true` (a proxy is always in front), `false`, or the proxies’ addresses and networks.',
    ),
  rateLimit: z
    .strictObject({
      perMinute: z
        .int()
        .min(0)
        .default(60_000)
        .describe('Requests a minute from one client address to one account; 0 does not count.'),
    })
    .prefault({})
    .describe('Limit of the collectors.'),
  browsers: z
    .strictObject({
      perMinute: z
        .int()
        .min(0)
        .default(3_000)
        .describe(
          'Requests a minute from one client address to one account of an endpoint that browsers call; 0 does not count.',
        ),
      countryHeader: z
        .string()
        .regex(/^[A-Za-z0-9-]{1,64}$/, 'the name of a header, such as cf-ipcountry')
        .optional()
        .describe(
          'Header in which the network in front tells the visitor’s country, such as `cf-ipcountry`. Set it only where nobody can reach the collector around that network. Without it visitors have no country: the address itself is looked up nowhere and kept nowhere.',
        ),
    })
    .prefault({})
    .describe('Endpoints that pages of sites send to.'),
  log: z
    .strictObject({
      partitions: z
        .int()
        .min(1)
        .max(256)
        .default(4)
        .describe('Partitions of a new log; a log that exists keeps its own number.'),
      kafka: kafkaSchema.optional().describe('Kafka as the log, instead of the data folder.'),
    })
    .prefault({})
    .describe('The log that deliveries are kept in: in the data folder, or in Kafka.'),
  warehouse: warehouseSchema
    .optional()
    .describe('A ClickHouse server as the warehouse, instead of the one inside the process.'),
  retention: retentionSchema.describe(
    'How long what names people is kept; looked at once a day, and by `throughline retain`.',
  ),
  deadlines: z
    .strictObject({
      readSeconds: z
        .int()
        .min(1)
        .max(3_600)
        .default(DEFAULT_DEADLINES.readMs / 1000)
        .describe('Longest time to an answer of a report’s statement, its wait included. Seconds.'),
      writeSeconds: z
        .int()
        .min(60)
        .max(86_400)
        .default(DEFAULT_DEADLINES.writeMs / 1000)
        .describe('The same of a statement that loads or derives. Seconds.'),
    })
    .prefault({})
    .describe('When a statement of the warehouse that is not answered is stopped.'),
  minFreeMb: z
    .int()
    .min(0)
    .max(1_048_576)
    .default(256)
    .describe(
      'Below so much free space on the disk of the data folder nothing more is taken in; 0 does not look. MiB.',
    ),
  logLevel: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'])
    .default('warn')
    .describe('From which level on the program’s own log lines are written.'),
  packs: z
    .strictObject({
      folder: z
        .string()
        .min(1)
        .optional()
        .describe(
          'Folder of your own packs, one folder a vendor, relative to the working directory: each is a source beside the built-in ones. Packs are configuration: whoever can write there decides what is taken in.',
        ),
    })
    .prefault({})
    .describe('Vendors that are described by files (`ingest/docs/a-pack.md`).'),
  sources: z
    .record(z.string(), z.record(accountName, z.unknown()))
    .default({})
    .describe('Accounts of each source by their names, with that source’s settings.'),
});
