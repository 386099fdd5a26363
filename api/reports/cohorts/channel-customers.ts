import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type { cohortsCustomers } from '../../contract/reports/cohorts-channels.ts';
import type { Answering } from '../answer.ts';
import { asOfDay } from '../customers/as-of.ts';
import { checkPeriod } from '../period.ts';
import { CHANNELLED } from './channelled.ts';
import { listedCustomers, type StoredCustomer } from './stored-customers.ts';

const CUSTOMERS = `${CHANNELLED}${sqlFile(import.meta.url, './channel-customers.sql')}`;

/**
 * The new customers of a channel, or of all.
 * @throws {ProblemError} for a period that cannot be answered.
 */
export const channelCustomers: Answering<typeof cohortsCustomers> = async (
  { reader, state, dataRange },
  asked,
  config,
) => {
  const { channel, kind, value, model, limit, offset } = asked;
  const asOf = asOfDay(state, dataRange, config.timezone);
  const found =
    state && asOf
      ? await reader.rows<StoredCustomer>(CUSTOMERS, {
          ...{ generation: state.generation, revision: state.revision, value, as_of: asOf, model },
          ...{ ...checkPeriod(asked), limit, offset },
          channel: kind === 'unattributed' ? '' : (channel ?? null),
        })
      : [];
  return listedCustomers(found, { limit, offset });
};
