import type { TestMark } from '../../contract/fact.ts';
import { analyticsText } from '../../mapping/analytics-text.ts';
import { isYes } from './is-yes.ts';
import type { Ga4Settings } from './settings.ts';

/** `traffic_type` in an export and the Measurement Protocol, `tt` and `ep.…` in a hit of the tag. */
const TRAFFIC_TYPES = ['traffic_type', 'tt', 'ep.traffic_type'];
const DEBUG = ['debug_mode', '_dbg', 'ep.debug_mode'];

/** What marks an event as a test of the site's own people, or undefined. */
export function testMark(
  params: ReadonlyMap<string, unknown>,
  { countDebug, testTrafficTypes }: Ga4Settings,
): TestMark | undefined {
  const types = testTrafficTypes.map((type) => type.trim().toLowerCase());
  for (const name of TRAFFIC_TYPES) {
    const type = analyticsText(params.get(name), 64)?.toLowerCase();
    if (type !== undefined && types.includes(type))
      return {
        reason: `traffic_type ${type}`.slice(0, 64),
        setting:
          `test_traffic_types: [${testTrafficTypes.filter((one) => one.trim().toLowerCase() !== type).join(', ')}]`.slice(
            0,
            128,
          ),
      };
  }
  if (countDebug || !DEBUG.some((name) => isYes(params.get(name)))) return undefined;
  return { reason: 'debug_mode', setting: 'count_debug: true' };
}
