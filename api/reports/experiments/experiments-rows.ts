import type { experimentsRows as contract } from '../../contract/reports/experiments-rows.ts';
import type { ConversionKind } from '../../contract/terms.ts';
import { ProblemError } from '../../problems/problems.ts';
import type { Answering } from '../answer.ts';
import { moneyOf } from '../journey-filter.ts';
import { lastDayOf } from './experiments-report.ts';
import { groupsOf } from './groups.ts';
import { ROWS } from './statements.ts';

interface Stored
  extends Record<
    | 'conversion'
    | 'label'
    | 'source'
    | 'day'
    | 'region'
    | 'all_rows'
    | 'all_amount'
    | 'all_unknown',
    string
  > {
  readonly kind: ConversionKind;
  readonly amount: string | null;
}

/** The sales behind a figure, with their sum. */
export const experimentsRows: Answering<typeof contract> = async (
  { reader, state },
  asked,
  config,
) => {
  const { experiment, ads, when, value, channel, measure, limit, offset } = asked;
  const test = config.experiments?.find(({ name }) => name === experiment);
  if (!test)
    throw new ProblemError('parameters_invalid', {
      errors: [
        {
          field: 'experiment',
          message: `There is no test ${JSON.stringify(experiment)} in the configuration.`,
        },
      ],
    });
  const group =
    state && groupsOf(test, lastDayOf(state, config.timezone)).find(({ arm }) => arm === ads)!;
  const found = group
    ? await reader.rows<Stored>(ROWS, {
        ...{ generation: state.generation, revision: state.revision, timezone: config.timezone },
        ...{ regions: group.regions, days: when === 'before' ? group.before : group.days },
        ...{ value, channel: test.channel ?? channel, measure, limit, offset },
      })
    : [];
  const [first] = found;
  return {
    count: Number(first?.all_rows ?? 0),
    value: moneyOf(first?.all_amount ?? '0', first?.all_unknown ?? '0'),
    rows: found.map(({ conversion, kind, label, source, day, region, amount }) => ({
      ...{ conversion, kind, label, source, day, region },
      value: moneyOf(amount ?? '0', amount === null ? 1 : 0),
    })),
  };
};
