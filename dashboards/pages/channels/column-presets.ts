import type { MetricKey } from '@throughline/api/contract/metrics';
import { METRIC_KEYS } from '@throughline/api/contract/metrics';
import type { ColumnPreset } from '../../address/address-state.ts';

/** Columns by the question that is asked of the table; cost opens each, the page is about it. */
export const PRESET_COLUMNS: Record<ColumnPreset, readonly MetricKey[]> = {
  traffic: ['cost', 'impressions', 'clicks', 'visits', 'leads', 'romi_margin'],
  leads: ['cost', 'visits', 'leads', 'calls', 'cpl', 'deals', 'cpo', 'cac'],
  money: ['cost', 'revenue', 'margin', 'romi_margin', 'drr', 'orders', 'deals'],
  all: METRIC_KEYS,
};

/** The two columns that decide the page's question carry a bar behind their figures. */
export const BAR_COLUMNS: readonly MetricKey[] = ['cost', 'romi_margin'];
