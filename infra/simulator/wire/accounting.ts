import type { AdInvoice, Payment } from '../accounting.ts';
import type { Calendar } from '../calendar.ts';

const SUPPLIERS = { 'yandex-direct': 'Yandex', 'google-ads': 'Google', meta: 'Meta' } as const;

const amount = (minor: number) => {
  const text = String(Math.abs(minor)).padStart(3, '0');
  return `${minor < 0 ? '-' : ''}${text.slice(0, -2)}.${text.slice(-2)}`;
};

/** Invoices as a table that an accounting program gives out. */
export function invoicesFile(invoices: readonly AdInvoice[]): string {
  const lines = invoices.map(({ number, platform, issued, from, to, currency, net, vat }) =>
    [
      ...[number, SUPPLIERS[platform], 'media', issued, from, to, currency],
      ...[amount(net), amount(vat), platform, issued],
    ].join(','),
  );
  return `${['invoice,supplier,category,issued,from,to,currency,net,vat,platform,updated', ...lines].join('\n')}\n`;
}

/** Payments of customers as the bank lists them. */
export function paymentsFile(calendar: Calendar, payments: readonly Payment[]): string {
  const lines = payments.map(({ id, order, at, amount: minor }) =>
    [
      ...[id, `#${order}`, calendar.local(at), 'RUB', amount(minor), 'card', calendar.local(at)],
    ].join(','),
  );
  return `${['payment,order,paid,currency,amount,method,updated', ...lines].join('\n')}\n`;
}
