import type {
  serviceCustomers as customersContract,
  serviceRequests as requestsContract,
} from '../../contract/reports/service-drills.ts';
import type { Answering } from '../answer.ts';
import { asOfDay } from '../customers/as-of.ts';
import { checkGoal } from '../known-goal.ts';
import { checkPeriod } from '../period.ts';
import {
  ONBOARDING_CUSTOMERS,
  ONBOARDING_TYPES,
  REQUEST_TYPES,
  requestsStatement,
  WINDOWS,
} from './service-statements.ts';

type Counted<Row> = Row & { readonly all_rows: string };
type Request = Awaited<ReturnType<Answering<typeof requestsContract>>>['rows'][number];
type Customer = Awaited<ReturnType<Answering<typeof customersContract>>>['rows'][number];

/** The requests behind a figure. */
export const serviceRequests: Answering<typeof requestsContract> = async (
  { reader, state },
  asked,
  config,
) => {
  const { by, days, name, measure, limit, offset, where } = asked;
  const rows = requestsStatement('rows', where);
  const found = state
    ? await reader.rows<Counted<Request>>(rows.text, {
        ...{ generation: state.generation, revision: state.revision, types: REQUEST_TYPES },
        ...{ ...checkPeriod(asked), timezone: config.timezone, by, days },
        ...{ ...rows.parameters, name: name ?? null, measure, limit, offset },
      })
    : [];
  return {
    count: Number(found[0]?.all_rows ?? 0),
    rows: found.map(({ all_rows: _, ...row }) => row),
  };
};

/** The new customers behind a figure. */
export const serviceCustomers: Answering<typeof customersContract> = async (
  { reader, state, dataRange },
  asked,
  config,
) => {
  const { goal = '', name, measure, limit, offset } = asked;
  if (goal !== '') checkGoal(`goal:${goal}`, config.goalNames, 'goal');
  const asOf = asOfDay(state, dataRange, config.timezone);
  const found =
    state && asOf
      ? await reader.rows<Counted<Omit<Customer, 'value_days'>> & { value_days: string | null }>(
          ONBOARDING_CUSTOMERS,
          {
            ...{ generation: state.generation, revision: state.revision, types: ONBOARDING_TYPES },
            ...{ ...checkPeriod(asked), ...WINDOWS, timezone: config.timezone, as_of: asOf },
            ...{ goal, name: name ?? null, measure, limit, offset },
          },
        )
      : [];
  return {
    count: Number(found[0]?.all_rows ?? 0),
    rows: found.map(({ customer, day, value_days }) => ({
      ...{ customer, day },
      value_days: value_days === null ? null : Number(value_days),
    })),
  };
};
