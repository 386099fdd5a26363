import type { EventFact, Fact } from '@throughline/ingest/contract/fact';
import { identifier } from '@throughline/ingest/contract/identity';
import { EVENT_KINDS } from '@throughline/ingest/contract/kinds/event-kinds';
import * as fc from 'fast-check';
import { type Goal, goalsSchema } from '../journeys/goal.ts';
import {
  at,
  call,
  client,
  contact,
  crm,
  customer,
  deal,
  email,
  entity,
  form,
  order,
  phone,
  purchase,
  refund,
  sale,
  units,
  visit,
} from './facts.ts';
import { adCosts, copiedCosts, exchangeRates } from './world-costs.ts';
import { adClicks, leases, trackedCalls } from './world-leases.ts';
import { money, number, pad } from './world-pieces.ts';

/**
 * Random small businesses whose facts overlap: devices with several logins, a till's phone, contacts with
 * one address that are merged and parted again, deals and purchases that name orders, two shops that number
 * alike, ids that say nobody, restated costs, refunds.
 */

const device = number(6).map((n) => client(`d${n}`));
const mailbox = number(3).map((n) => email(`e${n}`));
const number_ = number(3).map((n) => phone(`p${n}`));
const contactId = number(3).map((n) => crm(`c${n}`));
const record = number(3).map((n) => customer(`s${n}`));
/** Logins as a site reports them, some of which are placeholders. */
const login = fc
  .constantFrom('u0', 'u1', 'u2', 'undefined', '(not set)')
  .map((raw) => identifier('user_id', raw, { keepContacts: true }) ?? null);
const time = fc
  .record({ day: fc.integer({ min: 1, max: 28 }), hour: number(23), minute: number(59) })
  .map(({ day, hour, minute }) => `2026-03-${pad(day)}T${pad(hour)}:${pad(minute)}:00Z`);
const traffic = fc.constantFrom(
  undefined,
  { source: 'google', medium: 'cpc', campaign: 'brand' },
  { source: 'yandex', medium: 'cpc', campaign: 'sofas' },
  { source: 'newsletter', medium: 'email' },
  { referrer: 'https://www.google.com/' },
);
/** What an event says of where and on what it happened; copies of one event may say it differently. */
const context: fc.Arbitrary<Partial<EventFact>> = fc.constantFrom(
  {},
  { pageUrl: 'https://shop.example/sofas?x=1', device: { category: 'mobile' } },
  { pageUrl: 'https://shop.example', region: { country: 'FR', region: 'ARA' }, variant: 'demo' },
  { device: { category: 'desktop' }, region: { region: 'IDF' }, branch: 'North', medium: 'sms' },
  { pageUrl: 'https://shop.example/lamps', branch: 'South', companyId: 'crm:main:B' },
);
/** What a record of the sales desk says; each field may be missing. */
const desk = fc.constantFrom(
  {},
  { owner: 'Eve', branch: 'North' },
  { owner: 'Ivan', companyId: 'A' },
  { branch: 'South', companyId: null },
);

const visits = fc
  .record({
    device,
    mailbox: fc.option(mailbox, { freq: 4 }),
    login: fc.option(login, { freq: 2 }),
    time,
    traffic,
    context,
    named: fc.boolean(),
  })
  .map((v) => [
    visit(
      [v.device, v.login, v.mailbox].filter((found) => found !== null),
      v.time,
      v.traffic,
      // Without a session of the vendor's own, visits are cut where nothing happens.
      { ...v.context, ...(!v.named && { sessionId: undefined }) },
    ),
  ]);
const forms = fc
  .record({ device, mailbox, time, context })
  .map((f) => [form([f.device, f.mailbox], f.time, f.context)]);
/** Any kind of event there is: a new one is in the worlds with its row. */
const acts = fc
  .record({
    kind: fc
      .constantFrom(...EVENT_KINDS.map(({ kind }) => kind))
      .filter((kind) => kind !== 'purchase'),
    device: fc.option(device, { freq: 5 }),
    mailbox: fc.option(mailbox),
    time,
    traffic,
    context,
    named: fc.boolean(),
    told: fc.boolean(),
  })
  .map((a) => [
    visit(
      [a.device, a.mailbox].filter((found) => found !== null),
      a.time,
      a.traffic,
      {
        ...a.context,
        ...{ type: a.kind, name: a.kind },
        ...(!a.named && { sessionId: undefined }),
        ...(a.told && {
          ...{ subject: 'sofas', device: { category: 'mobile' }, properties: { floor: '2' } },
          items: [{ id: 'S1', quantity: 2_000_000n, priceMicros: 1_500_000n }],
          ...{ valueMicros: units(7), currency: 'USD' },
        }),
      },
    ),
  ]);
const companyId = fc.constantFrom('A', 'B', 'C', 'D');
/** Companies that are merged, have parents (in a circle, too), and those who work there; some for several. */
const companies = fc
  .record({
    id: companyId,
    to: companyId,
    how: fc.constantFrom('mergedInto', 'parentId', 'none'),
    time,
    deleted: fc.boolean(),
  })
  .map(({ id, to, how, time, deleted }) => {
    const link = {
      mergedInto: how === 'mergedInto' ? to : null,
      parentId: how === 'parentId' ? to : null,
    };
    const made: Fact[] = [entity('company', id, time, link, {})];
    if (deleted) made.push(entity('company', id, '2026-03-30T00:00:00Z', {}, {}, 'delete'));
    return made;
  });
const colleagues = fc
  .record({
    id: number(3),
    mailbox: fc.option(mailbox),
    own: fc.option(companyId),
    more: fc.option(companyId, { freq: 4 }),
    time,
    device: fc.option(device),
    on: companyId,
  })
  .map(({ id, mailbox, own, more, time, device, on }) => {
    const fields = { companyId: own, ...(more && { companyIds: [more] }), createdAt: at(time) };
    const made: Fact[] = [
      entity('contact', `c${id}`, time, fields, { contact: crm(`c${id}`), email: mailbox }),
    ];
    if (device !== null)
      made.push(visit([device, crm(`c${id}`)], time, undefined, { companyId: `crm:main:${on}` }));
    return made;
  });
/** What somebody allows on a device or by a login, and takes back; some at one time. */
const choices = fc
  .record({
    device,
    login: fc.option(login, { freq: 2 }),
    mailbox: fc.option(mailbox, { freq: 5 }),
    time,
    analytics: fc.constantFrom('denied' as const, 'denied' as const, 'granted' as const),
    ads: fc.constantFrom(undefined, 'denied' as const, 'granted' as const),
  })
  .map(({ device, login, mailbox, time, analytics, ads }) => [
    visit(
      [device, login, mailbox].filter((found) => found !== null),
      time,
      undefined,
      {
        ...{ type: 'consent', name: `consent ${analytics} ${ads}` },
        consent: { analytics, ...(ads && { ads }) },
      },
    ),
  ]);
/** Leads of a CRM, talks and subscriptions, which tell when they began more than once. */
const requests = fc
  .record({
    kind: fc.constantFrom('lead' as const, 'conversation' as const, 'subscriber' as const),
    id: number(3),
    mailbox,
    began: time,
    updated: time,
    told: fc.boolean(),
    desk,
  })
  .map(({ kind, id, mailbox, began, updated, told, desk: { owner, branch } }) => {
    const way = told ? { utmSource: 'vk', utmMedium: 'cpc' } : {};
    const who = { email: mailbox };
    if (kind === 'subscriber')
      return [entity(kind, `s${id}`, updated, { subscribedAt: at(began), ...way }, who)];
    const fields = { createdAt: at(began), ...way };
    return kind === 'lead'
      ? [entity(kind, `l${id}`, updated, { ...fields, owner, branch }, who)]
      : [entity(kind, `t${id}`, updated, { ...fields, purpose: 'sales' }, who)];
  });
const orders = fc
  .record({
    id: number(5),
    device: fc.option(device),
    mailbox: fc.option(mailbox),
    record: fc.option(record),
    number_: fc.option(number_),
    numbered: fc.boolean(),
    otherShop: fc.option(fc.constant('other'), { freq: 4 }),
    time,
    net: money,
    cost: fc.option(money),
    currency: fc.constantFrom('EUR', 'EUR', 'USD', 'TRY'),
    refund: fc.option(money),
    /** An unreadable amount, or one in the customer’s currency. */
    paidBack: fc.constantFrom(undefined, undefined, 'USD', 'GBP'),
    /** An edit or an exchange, hours after the order or after its refund. */
    kept: fc.option(money),
    keptAt: fc.constantFrom('2026-03-28T12:00:00Z', '2026-03-30T12:00:00Z'),
    first: fc.constantFrom('paid', 'paid', 'unpaid', 'cards'),
    told: fc.boolean(),
    desk,
    coupons: fc.constantFrom<string[] | undefined>(undefined, [], ['B', 'A']),
    later: fc.option(fc.boolean()),
  })
  .map((o) => {
    const who = {
      client_id: o.device,
      email: o.mailbox,
      customer: o.record,
      phone: o.number_,
      sale_number: o.numbered ? sale(String(o.id)) : null,
    };
    const fields = {
      ...{ totalMicros: units(o.net), presentmentMicros: units(o.net * 1.1) },
      ...{
        presentmentCurrency: 'USD',
        isPaidAtAssumed: true,
        isGiftCardsOnly: o.first === 'cards',
      },
      ...(o.told && { utmSource: 'google', utmMedium: 'cpc', landingUrl: '/sofas' }),
      ...o.desk,
      ...(o.coupons && { coupons: o.coupons }),
    };
    const base = {
      ...(o.cost !== null && { cost: o.cost }),
      ...(o.otherShop !== null && { account: o.otherShop }),
      currency: o.currency,
      fields,
    };
    const unpaid = o.first === 'unpaid';
    const made: Fact[] = [order(String(o.id), who, o.time, o.net, { ...base, unpaid })];
    if (o.kept !== null)
      made.push(
        order(String(o.id), who, o.time, o.net, { ...base, kept: o.kept, updated: o.keptAt }),
      );
    if (o.paidBack && o.refund !== null)
      made.push(
        refund(`b${o.id}`, String(o.id), '2026-03-29T12:00:00Z', 0, undefined, {
          ...{ netMicros: null, paidBackMicros: units(o.refund), paidBackCurrency: o.paidBack },
        }),
      );
    if (o.later !== null)
      made.push(
        order(String(o.id), who, o.time, o.net, {
          ...base,
          updated: '2026-03-29T00:00:00Z',
          cancelled: o.later,
        }),
      );
    if (o.refund !== null)
      made.push(
        refund(`r${o.id}`, String(o.id), '2026-03-30T00:00:00Z', Math.min(o.refund, o.net)),
      );
    return made;
  });
const deals = fc
  .record({
    id: number(4),
    contactId: fc.option(contactId),
    time,
    won: fc.boolean(),
    amount: money,
    deleted: fc.boolean(),
    orderNumber: fc.option(number(5).map(String)),
    desk,
  })
  .map((d) => {
    const named = d.orderNumber === null ? {} : { orderNumber: d.orderNumber };
    const who = {
      contact: d.contactId,
      sale_number: d.orderNumber === null ? null : sale(d.orderNumber),
    };
    const fields = { ...d.desk, stage: d.won ? 'won' : 'offer', partner: 'Acme' };
    const made = [deal(String(d.id), who, d.time, { amount: d.amount, ...named, fields })];
    if (d.won)
      made.push(
        deal(String(d.id), who, d.time, {
          won: '2026-03-29T12:00:00Z',
          amount: d.amount,
          margin: d.amount / 4,
          ...named,
          fields,
        }),
      );
    if (d.won && d.deleted)
      made.push(
        deal(String(d.id), who, d.time, { updated: '2026-03-31T12:00:00Z', deleted: true }),
      );
    return made;
  });
const purchases = fc
  .record({
    device: fc.option(device, { freq: 4 }),
    login: fc.option(login),
    transaction: number(5),
    time,
    amount: fc.option(money, { freq: 4 }),
    account: fc.constantFrom('main', 'app'),
    type: fc.constantFrom('purchase' as const, 'purchase' as const, 'refund' as const),
    context,
  })
  .map(({ device, login, transaction, time, amount, account, type, context }) => [
    purchase(
      device === null
        ? []
        : [device, login, sale(`${transaction}`)].filter((found) => found !== null),
      time,
      `# ${transaction}`,
      amount ?? undefined,
      { ...context, account, type },
    ),
  ]);
const contacts = fc
  .record({ id: number(3), mailbox: fc.option(mailbox), number_: fc.option(number_), time })
  .map((c) => [
    contact(`c${c.id}`, { contact: crm(`c${c.id}`), email: c.mailbox, phone: c.number_ }, c.time),
  ]);
const customers = fc
  .record({ record, mailbox: fc.option(mailbox), number_: fc.option(number_), time })
  .map((c) => [
    contact(c.record.value, { customer: c.record, email: c.mailbox, phone: c.number_ }, c.time),
  ]);
/** One contact is merged into another, and perhaps deleted, or told again as it was. */
const merges = fc
  .record({
    id: number(3),
    into: number(3),
    time,
    after: fc.constantFrom('stays', 'deleted', 'parted'),
  })
  .map((m) => {
    const [lost, kept] = [`c${m.id}`, `c${m.into}`];
    const made = [
      contact(lost, { contact: crm(lost), merged_into: crm(kept) }, m.time, { mergedInto: kept }),
    ];
    if (m.after === 'deleted')
      made.push(contact(lost, {}, '2026-03-30T00:00:00Z', { deleted: true }));
    if (m.after === 'parted')
      made.push(contact(lost, { merged_into: null }, '2026-03-29T00:00:00Z', { mergedInto: null }));
    return made;
  });
const calls = fc
  .record({
    id: number(6),
    device: fc.option(device),
    number_: fc.option(number_),
    time,
    paid: fc.boolean(),
  })
  .map((c) => [
    call(
      `k${c.id}`,
      { client_id: c.device, phone: c.number_ },
      c.time,
      c.paid ? { utmSource: 'google', utmMedium: 'cpc' } : {},
    ),
  ]);
export const world: fc.Arbitrary<Fact[]> = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: visits },
      { weight: 2, arbitrary: purchases },
      forms,
      { weight: 2, arbitrary: acts },
      choices,
      companies,
      { weight: 2, arbitrary: colleagues },
      requests,
      { weight: 2, arbitrary: orders },
      deals,
      contacts,
      customers,
      merges,
      calls,
      leases,
      trackedCalls,
      adClicks,
      adCosts,
      { weight: 2, arbitrary: copiedCosts },
      { weight: 2, arbitrary: exchangeRates },
    ),
    { minLength: 3, maxLength: 40 },
  )
  .map((groups) => groups.flat());

const everyGoal = goalsSchema.parse([
  { name: 'seen', kind: 'page_view', value: { amount: '2.50', currency: 'USD' } },
  { name: 'floor', where: { properties: { floor: { atLeast: '2' } } }, value: 'event' },
  { name: 'own', kind: 'other', once: 'person' },
  { name: 'clicked', kind: 'message_clicked', event: 'message_clicked', once: 'each' },
  { name: 'sofas', where: { subject: 'sofas', page: { exists: false } } },
]);

/** Some of a few goals that the worlds' events reach. */
export const goals: fc.Arbitrary<Goal[]> = fc.subarray(everyGoal);
