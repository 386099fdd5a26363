import * as z from 'zod';
import { origins } from '../../contract/origins.ts';

/** Settings of any source that pages send to. */
export const pageOrigins = origins().describe(
  'Sites whose pages may send: `https://shop.example`, or hosts such as `*.shop.example`. Without any, every site may.',
);

export const testHosts = z
  .array(z.string().trim().min(1))
  .default(['localhost', '127.0.0.1', '*.local'])
  .describe('Hosts of pages whose events are tests, `*.` for all below; `[]` for none.');

export const keepRobots = z
  .boolean()
  .default(false)
  .describe(
    'Store events of robots, marked as such: they count for nothing. Otherwise they are skipped and counted.',
  );
