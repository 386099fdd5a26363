import { z } from 'zod';
import { calculation } from '../calculation.ts';
import { adstock, adstockInput } from './adstock.ts';
import { curveInput, curveOf } from './curve.ts';

const input = z.strictObject({
  /** Of period after period; null is unknown. */
  spend: z.array(z.number().min(0).nullable()),
  adstock: adstockInput.nullish(),
  curve: curveInput,
});

/** Spend → memory → response, period by period. */
export const response = calculation({
  name: 'response',
  input,
  calculate: (given: z.output<typeof input>) => {
    const curve = curveOf(given.curve);
    const adstocked = given.adstock ? adstock(given.spend, given.adstock) : given.spend;
    return {
      adstocked,
      response: adstocked.map((spend) => (spend === null ? null : curve.value(spend))),
    };
  },
});
