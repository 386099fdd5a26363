import type { CustomerCard } from '../../../contract/reports/customers-card.ts';
import type { Published } from '../../answer.ts';
import { valuedCustomers } from '../../clv/valued-customers.ts';

/** What the report `clv` expects of one customer, of margins up to a day. */
export async function forecastOf(
  published: Published,
  customer: string,
  asOf: string,
): Promise<CustomerCard['clv']> {
  const { answer, customers, all } = await valuedCustomers(published, asOf, 'margin');
  const minimum = Number(answer?.sample.minimum.customers ?? 0);
  const sample = { customers: all, minimum };
  const none = { value: null, expected_orders: null, alive: null, sample };
  const own = customers.find((one) => one.customer === customer);
  if (!answer || !own) return { status: 'not_told', ...none };
  if (answer.sample.status === 'below_minimum') return { status: 'below_minimum', ...none };
  const { value, expected_orders, alive } = own;
  const status = answer.status === 'weak' ? 'weak' : 'fitted';
  return { status, value, expected_orders, alive, sample };
}
