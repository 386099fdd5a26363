import type { CustomerFigures, RequestFigures, service } from '../../contract/reports/service.ts';
import { conditionText } from '../../contract/where.ts';
import type { Answering } from '../answer.ts';
import { asOfDay } from '../customers/as-of.ts';
import { toldKinds } from '../entities/told-kinds.ts';
import { checkGoal } from '../known-goal.ts';
import { refuseWhere } from '../query/refuse-where.ts';
import { reportMeta } from '../report-meta.ts';
import {
  ONBOARDING_COHORTS,
  ONBOARDING_TYPES,
  REQUEST_TYPES,
  requestsStatement,
  TELLS_REQUESTS,
  WINDOWS,
} from './service-statements.ts';

interface StoredRequests
  extends Record<'requests' | 'answered' | 'solved' | 'reopened' | 'repeated', string> {
  readonly is_total: number | boolean;
  readonly name: string;
  readonly response: number | null;
  readonly hours: number | null;
  readonly rating: number | null;
}
interface StoredCohort
  extends Record<'customers' | 'reached' | 'asked' | 'again' | 'mature' | 'mature_again', string> {
  readonly name: string;
  readonly value_days: number | null;
}

const shareOf = (part: number, of: number) => (of > 0 ? part / of : null);

/**
 * Requests for help by topic, operator or month, or new customers by the month of their first sale.
 * @throws {ProblemError} for a period that cannot be answered, and for a goal that is not configured.
 */
export const serviceReport: Answering<typeof service> = async (published, asked, config) => {
  const { reader, state, dataRange } = published;
  const { by, days, goal = '', where } = asked;
  if (goal !== '') checkGoal(`goal:${goal}`, config.goalNames, 'goal');
  const meta = reportMeta(published, asked, config);
  const asOf = asOfDay(state, dataRange, config.timezone);
  const about = state && {
    ...{ generation: state.generation, revision: state.revision, timezone: config.timezone },
    ...{ from: meta.from, to: meta.to },
  };
  const isOfCustomers = by === 'onboarding';
  if (isOfCustomers) refuseWhere(where, by);
  const requests = requestsStatement('groups', where);
  const kinds = state && (await toldKinds(reader, state));
  const hasRequests = kinds?.has(REQUEST_TYPES[0]) ?? false;
  const [groups, cohorts, [told]] = await Promise.all([
    about && !isOfCustomers && hasRequests
      ? reader.rows<StoredRequests>(requests.text, {
          ...{ ...about, ...requests.parameters, types: REQUEST_TYPES, by, days },
        })
      : [],
    about && asOf && isOfCustomers
      ? reader.rows<StoredCohort>(ONBOARDING_COHORTS, {
          ...{ ...about, ...WINDOWS, types: ONBOARDING_TYPES, as_of: asOf, goal },
        })
      : [],
    about && hasRequests
      ? reader.rows<{ readonly told: number | boolean }>(TELLS_REQUESTS, {
          ...{ generation: about.generation, revision: about.revision, types: REQUEST_TYPES },
        })
      : [],
  ]);
  const tells = Number(told?.told ?? 0) === 1;
  const total = groups.find(({ is_total }) => Number(is_total) === 1);
  return {
    meta: {
      ...{ report: 'service', ...meta, by, days, where: where.map(conditionText) },
      ...{ goal: goal === '' ? null : goal, tells_requests: tells },
    },
    requests: groups
      .filter((row) => row !== total)
      .map((row) => ({ name: row.name, ...requestsOf(row) })),
    totals: isOfCustomers ? null : requestsOf(total),
    onboarding: cohorts.map((row) => ({ name: row.name, ...customersOf(row, tells) })),
  };
};

function requestsOf(row: StoredRequests | undefined): RequestFigures {
  const of = (key: 'requests' | 'answered' | 'solved' | 'reopened' | 'repeated') =>
    Number(row?.[key] ?? 0);
  const requests = of('requests');
  return {
    ...{ requests, answered: of('answered'), response: row?.response ?? null },
    ...{ solved: of('solved'), solved_share: shareOf(of('solved'), requests) },
    ...{ hours: row?.hours ?? null, reopened: of('reopened') },
    ...{ repeated: of('repeated'), repeated_share: shareOf(of('repeated'), requests) },
    rating: row?.rating ?? null,
  };
}

function customersOf(row: StoredCohort, tells: boolean): CustomerFigures {
  const customers = Number(row.customers);
  return {
    ...{ customers, reached: Number(row.reached), value_days: row.value_days },
    asked: tells ? Number(row.asked) : null,
    asked_share: tells ? shareOf(Number(row.asked), customers) : null,
    again: Number(row.again),
    again_share: shareOf(Number(row.mature_again), Number(row.mature)),
  };
}
