import * as z from 'zod';

/** How a visitor or a caller came: as the vendor said it, in its own letter case. */
export const trafficSchema = z.object({
  source: z.string().max(512).optional(),
  medium: z.string().max(512).optional(),
  campaign: z.string().max(512).optional(),
  campaignId: z.string().max(128).optional(),
  adGroup: z.string().max(512).optional(),
  keyword: z.string().max(512).optional(),
  content: z.string().max(512).optional(),
  adId: z.string().max(128).optional(),
  creative: z.string().max(512).optional(),
  /** Search network, display network, audience network … as the platform names it. */
  network: z.string().max(64).optional(),
  placement: z.string().max(512).optional(),
  matchType: z.string().max(32).optional(),
  /** Names of the click ids that were present (`gclid`, `yclid` …), sorted. Their values are the event’s. */
  clickIds: z.array(z.string().max(32)).optional(),
  /** Full referrer URL; one from the site itself is not a source of traffic. */
  referrer: z.string().max(2048).optional(),
  landingUrl: z.string().max(2048).optional(),
});
export type Traffic = z.infer<typeof trafficSchema>;
