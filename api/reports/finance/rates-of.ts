import { toMicros } from '@throughline/ingest/contract/money';
import type { ReportConfig } from '../report-config.ts';

/** VAT and the agency's fee in millionths, as statements take them. */
export interface CostRates {
  readonly fee_ppm: number;
  readonly vat_ppm: number;
}

/** The rates of the configuration. */
export function configuredRates({ vatRate = '0', agencyFee = '0' }: ReportConfig): CostRates {
  return ratesOf(agencyFee, vatRate);
}

/** @param fee share of the net media cost. @param vat share of media and fee. */
export function ratesOf(fee: string | number, vat: string | number): CostRates {
  return { fee_ppm: Number(toMicros(fee)), vat_ppm: Number(toMicros(vat)) };
}
