import * as z from 'zod';
import type { RawDelivery } from './delivery.ts';
import { deviceSchema } from './event.ts';

/** Header of a delivery in which the collector notes the visitor; what a client sends under it is dropped. */
export const VISITOR_HEADER = 'throughline-visitor';

/**
 * What the collector reads off a request of a browser. The address and the user agent themselves are kept
 * nowhere: only what is coarse enough to be nobody’s leaves the edge.
 */
export const visitorSchema = z.object({
  /** The user agent is a robot’s, or there is none. */
  robot: z.boolean().optional(),
  /** As the header of a trusted edge network tells it: see `browsers.country_header`. */
  country: z.string().max(8).optional(),
  device: deviceSchema.optional(),
  /** Global Privacy Control: `Sec-GPC: 1`. */
  optedOut: z.boolean().optional(),
});
export type Visitor = z.infer<typeof visitorSchema>;

/** The visitor of a delivery; nothing is known of one that did not come from a browser. */
export function visitorOf({ headers }: RawDelivery): Visitor {
  const told = headers[VISITOR_HEADER];
  if (told === undefined) return {};
  try {
    return visitorSchema.parse(JSON.parse(told));
  } catch {
    return {};
  }
}
