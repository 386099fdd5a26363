import type { CustomerCard } from '../../../contract/reports/customers-card.ts';
import type { Published } from '../../answer.ts';
import { listedCustomer } from '../../clv/listed-customer.ts';
import { valuedCustomers } from '../../clv/valued-customers.ts';

/** What the report `clv` expects of one customer, of margins up to a day. */
export async function forecastOf(
  published: Published,
  customer: string,
  asOf: string,
): Promise<CustomerCard['clv']> {
  const { answer, histories, all } = await valuedCustomers(published, asOf, 'margin');
  const minimum = Number(answer?.sample.minimum.customers ?? 0);
  const sample = { customers: all, minimum };
  const none = { value: null, expected_orders: null, alive: null, sample };
  const own = histories.find(({ ids }) => ids.includes(customer));
  if (!answer || !own) return { status: 'not_told', ...none };
  if (answer.sample.status === 'below_minimum') return { status: 'below_minimum', ...none };
  const { value, expected_orders, alive } = listedCustomer(customer, own);
  const status = answer.status === 'weak' ? 'weak' : 'fitted';
  return { status, value, expected_orders, alive, sample };
}
