import * as z from 'zod';
import { whereTerm } from '../where.ts';

/** What a row is: a deal by itself, or all deals of a stage, of a manager, or of the channel that came first. */
export const DEALS_BY = ['deal', 'stage', 'owner', 'channel'] as const;
export type DealsBy = (typeof DEALS_BY)[number];

/** Which deals: opened in the period, closed in it, or open now, whenever they were opened before its end. */
export const DEALS_WHICH = ['opened', 'closed', 'open'] as const;
export type DealsWhich = (typeof DEALS_WHICH)[number];

export const DEAL_STATUSES = ['open', 'won', 'lost'] as const;
export type DealStatus = (typeof DEAL_STATUSES)[number];

export const which = z
  .enum(DEALS_WHICH)
  .default('opened')
  .describe('Deals that were opened in the period, closed in it, or are open now');

/** What deals are filtered by; the channel is that of the first touch. */
export const DEALS_DIMENSIONS = ['channel', 'stage', 'owner', 'branch', 'partner'] as const;
export const dealsWhere = whereTerm('Only deals that pass', DEALS_DIMENSIONS);
