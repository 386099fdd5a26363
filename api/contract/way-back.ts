import * as z from 'zod';

/** The way back: what ad platforms are told of conversions. */

const counts = z.record(z.string(), z.number());

export const sendingExample = z.object({
  /** What the platform recognises a copy by. */
  id: z.string(),
  as: z.string(),
  of: z.string(),
  at: z.string(),
  value: z.string().nullable(),
  currency: z.string().nullable(),
  restated: z.boolean(),
  click: z.object({ name: z.string(), begins: z.string() }).nullable(),
  visitor: z.string().nullable(),
  /** SHA-256, as they would go. */
  emails: z.array(z.string()),
  phones: z.array(z.string()),
});
export type SendingExample = z.infer<typeof sendingExample>;

export const dryRunAnswer = z.object({
  target: z.string(),
  ready: z.number(),
  /** Conversions that stay, by the one reason. */
  left: counts,
  /** Told before, and no conversion any more. */
  gone_after_sending: z.number(),
  examples: z.array(sendingExample),
});
export type DryRun = z.infer<typeof dryRunAnswer>;

export const sendRequest = z.strictObject({
  /** `file`: the platform's file for an upload by hand, counted as sent. */
  as: z.enum(['http', 'file']).default('http'),
});

export const sendRun = z.object({
  target: z.string(),
  accepted: z.number(),
  filed: z.number(),
  rejected: z.number(),
  unknown: z.number(),
  not_sent: z.number(),
  /** Of what was not accepted, by the platform's reason. */
  reasons: counts,
  left: counts,
  /** Still to go, by another call. */
  waiting: z.number(),
  gone_after_sending: z.number(),
  /** Why the run ended early; empty: it did not. */
  stopped: z.string(),
  resting_until: z.string().nullable(),
  file: z.object({ name: z.string(), type: z.string(), text: z.string() }).optional(),
});
export type SendRun = z.infer<typeof sendRun>;

export const backTarget = z.object({
  name: z.string(),
  vendor: z.string(),
  account: z.string(),
  conversions: z.array(z.object({ of: z.string(), as: z.string(), value: z.string() })),
  contacts: z.boolean(),
  /** Of everything ever sent, by state. */
  states: counts,
  /** Reasons of what the platform rejected. */
  rejections: counts,
  /** What the platform refused after it had taken the request, by its reason; which events it does not say. */
  refused_later: counts,
  /** What stayed at the last run or dry run, by reason. */
  left: counts,
  /** Whether what would go under these settings has been seen. */
  dry_run_seen: z.boolean(),
  last: z
    .object({
      phase: z.enum(['dry_run', 'intended', 'result', 'judged']),
      at: z.string(),
      by: z.string(),
    })
    .nullable(),
  /** Why the last run ended early, and until when the platform is left alone. */
  stopped: z.string(),
  resting_until: z.string().nullable(),
});
export type BackTarget = z.infer<typeof backTarget>;

export const backTargets = z.object({ targets: z.array(backTarget) });
