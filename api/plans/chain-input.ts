import { monthIndex, type Plan } from '../contract/plans.ts';

/** A stored plan as the calculation `plan` takes it: months counted from 0, the season from the first month on. */
export function chainInput({ settings, lines }: Plan) {
  const { first_month, months, horizon, seasonality, lag, payment_lag, cost_delay, ...rest } =
    settings;
  const { loadings: _, target: __, sources: ___, ...rates } = rest;
  const january = Number(first_month.slice(5, 7)) - 1;
  return {
    settings: rates,
    months,
    ...(horizon !== undefined && { horizon }),
    ...(cost_delay !== undefined && { cost_delay }),
    ...(seasonality && {
      seasonality: seasonality.map((_cell, at) => seasonality[(january + at) % 12]!),
    }),
    ...(lag && { lag }),
    ...(payment_lag && { payment_lag }),
    lines: lines.map(({ month, visits, sources: _sources, ...line }) => ({
      ...line,
      month: monthIndex(first_month, month),
      ...(visits !== undefined && { visits: Number(visits) }),
    })),
  };
}
