import { z } from 'zod';
import { calculation } from '../calculation.ts';
import { normalQuantile } from '../figures/normal.ts';
import { type CurveStep, conversionCurve, type Lead, stepAt } from './conversion-curve.ts';

/** 365.25 / 12. */
const DAYS_OF_MONTH = 30.4375;
/** Below it the group's curve is the better one. */
const DEALS_NEEDED = 20;

const input = z.strictObject({
  leads: z.array(
    z.strictObject({ days: z.number().min(0), outcome: z.enum(['deal', 'lost', 'open']) }),
  ),
  level: z.number().gt(0).lt(1).default(0.95),
  at: z.array(z.number().min(0)).default([]),
});

/**
 * How many leads become deals, and when. Lost leads compete with deals: treating them as still open would overstate the
 * conversion. Deals still to come of open leads: Σ (F∞ − F(age)) / S(age).
 */
export const leadToDeal = calculation({
  name: 'lead_to_deal',
  input,
  calculate: ({ leads, level, at }: z.output<typeof input>) => {
    const steps = conversionCurve(leads);
    const longest = leads.reduce((so, { days }) => Math.max(so, days), Number.NEGATIVE_INFINITY);
    const count = (kind: Lead['outcome']) => leads.filter(({ outcome }) => outcome === kind).length;
    const conversionAt = (day: number) => stepAt(steps, day)?.conversion ?? 0;
    const ultimate = leads.length === 0 ? null : (steps.at(-1)?.conversion ?? 0);
    const lastDay = steps.at(-1)?.day ?? 0;
    const z = normalQuantile((1 + level) / 2);
    return {
      leads: leads.length,
      deals: count('deal'),
      lost: count('lost'),
      open: count('open'),
      steps: steps.map((step) => ({
        day: step.day,
        at_risk: step.atRisk,
        deals: step.deals,
        lost: step.lost,
        conversion: step.conversion,
        ...interval(step, z),
      })),
      ultimate,
      /** Leads that were still open then may become deals later. */
      ultimate_is_lower_bound: leads.some(
        ({ days, outcome }) => outcome === 'open' && days >= lastDay,
      ),
      at: at.map((day) => ({ day, conversion: day > longest ? null : conversionAt(day) })),
      expected_further_deals: leads
        .filter(({ outcome }) => outcome === 'open')
        .reduce((so, { days }) => {
          const step = stepAt(steps, days);
          return so + (ultimate! - (step?.conversion ?? 0)) / (step?.undecided ?? 1);
        }, 0),
      lag: lagShares(ultimate ?? 0, lastDay, conversionAt),
      meta: { deals_needed: DEALS_NEEDED, is_enough: count('deal') >= DEALS_NEEDED },
    };
  },
});

/** On the scale log(−log(1 − F)), where an interval stays between 0 and 1; null where F is 0 or 1. */
function interval({ conversion, variance }: CurveStep, z: number) {
  const left = 1 - conversion;
  if (conversion <= 0 || left <= 1e-12)
    return { standard_error: conversion <= 0 ? 0 : null, low: null, high: null };
  const standardError = Math.sqrt(variance);
  const width = (z * standardError) / (left * -Math.log(left));
  const middle = Math.log(-Math.log(left));
  const bound = (theta: number) => -Math.expm1(-Math.exp(theta));
  return {
    standard_error: standardError,
    low: bound(middle - width),
    high: bound(middle + width),
  };
}

/** Share of all deals that close in the month of the lead, in the one after, …: increments of F / F∞. */
function lagShares(
  ultimate: number,
  lastDay: number,
  conversionAt: (day: number) => number,
): number[] {
  if (ultimate === 0) return [];
  const months = Math.floor(lastDay / DAYS_OF_MONTH) + 1;
  // The first day of the next month is not of this one.
  const before = (month: number) =>
    month === 0 ? 0 : month === months ? ultimate : conversionAt(month * DAYS_OF_MONTH - 1e-9);
  return Array.from(
    { length: months },
    (_, month) => (before(month + 1) - before(month)) / ultimate,
  );
}
