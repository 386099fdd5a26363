import * as z from 'zod';
import { ACCOUNTINGS } from './finance-terms.ts';
import { day, MODELS } from './terms.ts';

/** A month as closes name it. */
export const closeMonth = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'Expected a month such as 2026-03');

export const newClose = z.strictObject({ month: closeMonth });

/** Figures of a month, as the report `months` has them. */
export const CLOSE_MEASURES = [
  ...(['cost_net', 'fee', 'cost', 'vat', 'cash_out'] as const),
  ...(['sold', 'refunds', 'revenue', 'margin', 'profit', 'cash_in'] as const),
] as const;
export type CloseMeasure = (typeof CLOSE_MEASURES)[number];

/** Decimal text; null where a part of it is not known. */
const measures = z.record(z.enum(CLOSE_MEASURES), z.string().nullable());
export type CloseMeasures = z.infer<typeof measures>;
const both = z.record(z.enum(ACCOUNTINGS), measures);

/** What is signed. Its canonical JSON is what hash and signature are of. */
export const closeStatement = z.object({
  format: z.literal('throughline-close/1'),
  month: closeMonth,
  from: day,
  to: day,
  timezone: z.string(),
  currency: z.string(),
  /** Shares as decimal text, as they were configured. */
  vat_rate: z.string(),
  agency_fee: z.string(),
  /** What divides sales among channels. */
  model: z.enum(MODELS),
  versions: z.object({
    /** Of the attribution library. */
    attribution: z.int(),
    /** Of the built-in channel rules, and of every set of rules that the traffic was classified by. */
    channel_rules: z.int(),
    classified_by: z.array(z.string()),
  }),
  /** The published state that it was read from. */
  generation: z.int(),
  revision: z.string(),
  data_complete_to: day,
  closed_at: z.string(),
  closed_by: z.string(),
  figures: both,
  /** The same by channel; a channel of null has what no touch led to. */
  channels: z.array(z.object({ channel: z.string().nullable(), figures: both })),
  /** Costs by channel and campaign; null where there are too many to list: the facts hold them. */
  costs: z
    .array(
      z.object({
        channel: z.string(),
        campaign: z.string(),
        cost_net: z.string().nullable(),
        fee: z.string().nullable(),
        vat: z.string().nullable(),
      }),
    )
    .nullable(),
  /** Facts whose amount was not known, by what is unknown. */
  unknown: z.object({ cost: z.int(), revenue: z.int(), margin: z.int() }),
  /** Whether any source tells costs, and sales: what nobody tells is not 0. */
  told: z.object({ costs: z.boolean(), sales: z.boolean() }),
  /** Paid for, and no cost data had ever said what it cost: then costs are unknown. */
  unpriced: z.array(z.object({ channel: z.string(), source: z.string() })),
  facts: z.object({
    /** Names the list of facts. */
    list: z.string(),
    pages: z.int(),
    count: z.int(),
    /** Of the canonical JSON of each fact and a line feed, one after the other. */
    sha256: z.string(),
  }),
  /** The close before it; null for the first. */
  previous: z.object({ month: closeMonth, hash: z.string() }).nullable(),
  /** Ed25519, as DER (SubjectPublicKeyInfo) in Base64. */
  public_key: z.string(),
});
export type CloseStatement = z.infer<typeof closeStatement>;

const head = {
  month: closeMonth,
  /** SHA-256 of the canonical JSON of the statement. */
  hash: z.string(),
  /** Its first twelve digits, for people. */
  fingerprint: z.string(),
  closed_at: z.string(),
  closed_by: z.string(),
  /** Hash of the close before it; null for the first. */
  previous: z.string().nullable(),
  facts: z.int(),
  /** First sixteen digits of the SHA-256 of the public key. */
  key_id: z.string(),
};
export const closeHead = z.object(head);
export type CloseHead = z.infer<typeof closeHead>;

/** Why a month cannot be closed yet. */
export const CLOSE_OBSTACLES = ['close_month_open', 'close_data_incomplete'] as const;

export const closeList = z.object({
  closes: z.array(closeHead),
  /** The month that can be closed next; null without data. */
  next: z
    .object({
      month: closeMonth,
      /** Why not now; null where it can be closed. */
      obstacle: z.enum(CLOSE_OBSTACLES).nullable(),
      detail: z.string(),
    })
    .nullable(),
});
export type CloseList = z.infer<typeof closeList>;

export const closeDetail = z.object({
  ...head,
  statement: closeStatement,
  /** Of the canonical JSON of the statement, in Base64. */
  signature: z.string(),
  /** False: accepted and durable, and not readable yet. */
  visible: z.boolean(),
});
export type CloseDetail = z.infer<typeof closeDetail>;

/** What can be wrong with a close. */
export const CLOSE_FAULTS = [
  'close_statement_unreadable',
  'close_not_canonical',
  'close_hash_differs',
  'close_signature_invalid',
  'close_key_differs',
  'close_chain_broken',
  'close_facts_missing',
  'close_facts_differ',
  'close_figures_differ',
] as const;

export const closeFault = z.object({ code: z.enum(CLOSE_FAULTS), detail: z.string() });
export type CloseFault = z.infer<typeof closeFault>;

export const closeVerification = z.object({
  ok: z.boolean(),
  closes: z.array(
    z.object({
      month: z.string(),
      hash: z.string(),
      key_id: z.string(),
      ok: z.boolean(),
      /** Its facts were read and counted; only statements of a chain have none with them. */
      facts_checked: z.boolean(),
      faults: z.array(closeFault),
    }),
  ),
});
export type CloseVerification = z.infer<typeof closeVerification>;

/** A close as it is stored and handed on: the statement is the very text that was signed. */
export const sealedClose = z.strictObject({
  statement: z.string(),
  hash: z.string(),
  signature: z.string(),
});
export type SealedClose = z.infer<typeof sealedClose>;

/** What `close export` writes: the chain up to a month, and the facts of that month. */
export const closeExport = z.object({
  format: z.literal('throughline-close-export/1'),
  month: closeMonth,
  /** The key of the newest close as PEM, for other programs. */
  public_key_pem: z.string(),
  closes: z.array(sealedClose).min(1),
  facts: z.array(z.array(z.string().nullable())),
});
export type CloseExport = z.infer<typeof closeExport>;
