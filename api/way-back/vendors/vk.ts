import type { Target } from '../target.ts';
import type { Outgoing, Vendor } from '../vendor.ts';
import { commonVerdict, lastClick } from './pieces.ts';

const MICROS = 1_000_000n;

/**
 * VK Ads takes an offline event as an address of its pixel, with semicolons between the parts, one event a request. It
 * has no time of its own and counts when it arrives, so what is older than three days is left out. It answers with a
 * picture whatever happens, and nothing recognises a copy. Values are whole roubles.
 */
export const vk: Vendor = {
  name: 'vk',
  conversionDays: 3,
  clickDays: 90,
  batch: 50,
  dedupeHours: 0,
  restates: false,
  identify(candidate) {
    const click = lastClick(candidate, ['rb_clickid'], 90);
    return click && { click, emails: [], phones: [] };
  },
  parcels: (events, run) =>
    events.map((event, index) => ({ label: `${run}-${index}`, events: [event] })),
  request: ({ events }, target) => ({
    method: 'GET',
    url: address(events[0]!, target),
    headers: {},
  }),
  read: (answer) =>
    commonVerdict(answer) ??
    (answer.status < 400
      ? { kind: 'accepted' }
      : { kind: 'refused', culprits: new Map(), reason: `http_${answer.status}` }),
  fitsFile: () => true,
  file: (events, target) => ({
    name: `vk-${target.account}.txt`,
    type: 'text/plain',
    text: events.map((event) => `${address(event, target)}\n`).join(''),
  }),
};

function address({ as, value, identity }: Outgoing, target: Target): string {
  // Money of another currency is no number of roubles: the event goes without one.
  const roubles = value?.currency === 'RUB' ? String((value.micros + MICROS / 2n) / MICROS) : '';
  const goal = encodeURIComponent(as);
  const click = encodeURIComponent(identity.click!.value);
  return `${target.endpoint}/tracker?id=${target.account};e=RG%3A${roubles}/${goal};rb_clickid=${click}`;
}
