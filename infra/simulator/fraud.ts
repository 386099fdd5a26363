import { type Calendar, DAY, HOUR, MINUTE, SECOND } from './calendar.ts';
import { type Call, callOf } from './calls.ts';
import { CHANNEL } from './channels.ts';
import type { Order } from './orders.ts';
import { type Person, personOf } from './people.ts';
import { Random } from './random.ts';
import { type Arrival, type Visit, visitOf } from './visits.ts';

/** What is put into a business beside its customers, by sign: how much of it there is, and in which campaign. */
export interface FraudTruth {
  readonly sign: string;
  readonly campaign: string;
  readonly records: number;
}

interface Lists {
  readonly visits: Visit[];
  readonly calls: Call[];
  readonly orders: readonly Order[];
}

/** A robot: nobody's device and number, drawn as a person who is none of the customers. */
function robot(seed: number, calendar: Calendar, index: number): Person {
  const { userId: _, ...person } = personOf(seed, 1_000_000 + index, calendar);
  return { ...person, clientIds: [person.clientIds[0]!] };
}

function arrivalOf(key: string, name: string): Arrival {
  const channel = CHANNEL.get(key)!;
  const campaign = channel.campaigns.find((one) => one.name === name)!;
  const adGroup = campaign.adGroups[0]!;
  const [keyword] = adGroup.keywords;
  return { channel, campaign, adGroup, ...(keyword && { keyword }) };
}

/**
 * Robots that click, call and fill in forms, and a partner that takes over the last click of orders which others led to. Adds to
 * the lists; the customers' own history stays as it was. What the robots click is paid for.
 */
export function addFraud(seed: number, calendar: Calendar, lists: Lists): readonly FraudTruth[] {
  return [
    ...repeatedClicks(seed, calendar, lists),
    ...burst(seed, calendar, lists),
    ...takenClicks(seed, lists),
    ...shortCalls(seed, calendar, lists),
    ...forms(seed, calendar, lists),
  ];
}

/** A single page, for an instant. */
const glance = (seed: number, key: string, at: number, who: Person, by: Arrival): Visit => ({
  ...visitOf(seed, key, at, who, by),
  ...{ pages: 1, hasForm: false },
});

/** Six devices that click three to six times on each of twenty days. */
function repeatedClicks(seed: number, calendar: Calendar, { visits }: Lists) {
  const arrival = arrivalOf('paid_social', 'wide-audience');
  const apart = Math.floor(calendar.days.length / 20);
  let records = 0;
  for (let device = 0; device < 6; device++) {
    const random = new Random(seed, 'fraud', 'repeated', device);
    for (let day = 0; day < 20; day++) {
      const begins = calendar.startOf(day * apart + random.int(0, apart - 1)) + 9 * HOUR;
      const clicks = random.int(3, 6);
      for (let click = 0; click < clicks; click++) {
        const at = begins + click * 35 * MINUTE;
        const key = `fraud.repeated.${device}.${day}.${click}`;
        visits.push(glance(seed, key, at, robot(seed, calendar, device), arrival));
      }
      records += clicks;
    }
  }
  return [{ sign: 'repeated_clicks', campaign: 'wide-audience', records }];
}

/** On two nights forty devices that nobody has seen before come within an hour. */
function burst(seed: number, calendar: Calendar, { visits }: Lists) {
  const arrival = arrivalOf('google_search', 'g-shopping');
  for (let night = 0; night < 2; night++) {
    const begins = calendar.end - (20 - night * 9) * DAY + 3 * HOUR;
    for (let device = 0; device < 40; device++) {
      const at = begins + (device + 5) * MINUTE;
      const who = robot(seed, calendar, 100 + night * 40 + device);
      visits.push(glance(seed, `fraud.burst.${night}.${device}`, at, who, arrival));
    }
  }
  return [{ sign: 'click_burst', campaign: 'g-shopping', records: 80 }];
}

/** At one of eight orders of the site a partner's click comes within the last minutes, half of them within seconds. */
function takenClicks(seed: number, { visits, orders }: Lists) {
  const arrival = arrivalOf('affiliate', 'cashback-5');
  let [injected, taken] = [0, 0];
  for (const order of orders) {
    const random = new Random(seed, 'fraud', 'taken', order.key);
    if (!order.visit || order.isTest || !order.paidAt || !random.chance(0.125)) continue;
    const isInjected = random.chance(0.5);
    const before = isInjected ? random.int(3, 8) : random.int(60, 240);
    const at = order.createdAt - before * SECOND;
    const visit = glance(seed, `fraud.taken.${order.key}`, at, order.person, arrival);
    visits.push({ ...visit, clientId: order.visit.clientId });
    if (isInjected) injected += 1;
    taken += 1;
  }
  return [
    { sign: 'click_injection', campaign: 'cashback-5', records: injected },
    { sign: 'last_click_flooding', campaign: 'cashback-5', records: taken },
  ];
}

/** Three numbers that ring twelve times each, and hang up. */
function shortCalls(seed: number, calendar: Calendar, { visits, calls }: Lists) {
  const arrival = arrivalOf('yandex_search', 'search-gifts');
  for (let caller = 0; caller < 3; caller++)
    for (let index = 0; index < 12; index++) {
      const key = `fraud.calls.${caller}.${index}`;
      const random = new Random(seed, key);
      const who = robot(seed, calendar, 300 + caller);
      const at = calendar.end - (3 + index) * DAY + random.int(9, 18) * HOUR;
      const visit = { ...visitOf(seed, key, at, who, arrival), pages: 2 };
      visits.push(visit);
      const call = callOf(seed, key, at + 3 * MINUTE, who, { visit, mustAnswer: true });
      calls.push({ ...call, seconds: random.int(2, 7), isWithheld: false, arrival, visit });
    }
  return [{ sign: 'short_calls', campaign: 'search-gifts', records: 36 }];
}

/** Four devices that fill in a form five times on each of four days. */
function forms(seed: number, calendar: Calendar, { visits }: Lists) {
  const arrival = arrivalOf('paid_social', 'interior-reels');
  for (let device = 0; device < 4; device++)
    for (let index = 0; index < 20; index++) {
      const key = `fraud.forms.${device}.${index}`;
      const who = robot(seed, calendar, 400 + device);
      const day = calendar.end - (2 + 5 * Math.floor(index / 5)) * DAY;
      const at = day + (8 + 2 * (index % 5)) * HOUR;
      visits.push({ ...visitOf(seed, key, at, who, arrival, { hasForm: true }) });
    }
  return [{ sign: 'same_device', campaign: 'interior-reels', records: 80 }];
}
