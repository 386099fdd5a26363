import * as z from 'zod';

/** One CallRail company: webhooks, and their key, are set per company. */
export const callrailSettings = z.object({
  /** The company's signing key (Settings → Webhooks). */
  signingKey: z.string().min(1).optional(),
  /** Secret in the webhook's address (`?secret=…`), for what CallRail does not sign. */
  urlSecret: z.string().min(1).optional(),
  /** IANA zone of times that come without an offset; `datetime` of the legacy query is always UTC. */
  timezone: z
    .string()
    .refine(isZone, 'expected an IANA time zone such as Europe/Berlin')
    .optional(),
  /** Caller numbers of one's own test calls. */
  testNumbers: z.array(z.string()).default([]),
});
export type CallrailSettings = z.infer<typeof callrailSettings>;

/** Whether the runtime knows the zone. */
export function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) !== undefined;
  } catch {
    return false;
  }
}
