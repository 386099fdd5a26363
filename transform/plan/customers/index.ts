import type { Calculation } from '../calculation.ts';
import { cohorts } from './cohorts/cohorts.ts';

/** The functions of customers, scores, satisfaction, alerts and maturity. */
export const CUSTOMER_CALCULATIONS: readonly Calculation[] = [cohorts];
