import type { EntityFact, Fact } from '../../contract/fact.ts';
import { saleNumber } from '../../contract/identity.ts';
import { entityFact } from '../../mapping/entity-fact.ts';
import { costOf } from '../../mapping/margin-rate.ts';
import { type Counterparty, counterpartyOf } from './counterparty.ts';
import { currencyOf } from './currency.ts';
import type { DocumentContext } from './document.ts';
import { documentHead } from './document-head.ts';
import { documentMoney } from './document-money.ts';
import { type Node, text, timeOf } from './node.ts';
import { orderLines } from './order-lines.ts';
import { orderState } from './order-status.ts';
import type { OrderStatus } from './settings.ts';

/** States that an order reaches by being paid, where 1C keeps no date of it. */
const PAID: ReadonlySet<OrderStatus | undefined> = new Set(['paid', 'completed']);

/** An order, and its buyer where the document names one. */
export function orderFacts(node: Node, context: DocumentContext): readonly Fact[] {
  const buyer = counterpartyOf(node, context);
  const order = orderFact(node, context, buyer);
  return buyer.id === null ? [order] : [order, contactFact(buyer.id, buyer, context)];
}

function orderFact(node: Node, context: DocumentContext, buyer: Counterparty): EntityFact {
  const { delivery, file, identity } = context;
  const { settings, formedAt } = file;
  const { id, number, createdAt, requisites, op } = documentHead(node, context);
  const money = documentMoney(node, settings);
  const dated = (...names: readonly string[]) =>
    timeOf(requisites(...names), names[0]!, settings.timezone);
  const paidAt = dated('Дата оплаты по 1С', 'Дата оплаты');
  const shippedAt = dated('Дата отгрузки по 1С', 'Дата отгрузки');
  const { status, nativeStatus } = orderState(requisites, { paidAt, shippedAt }, settings);
  const isAssumed = paidAt === null && PAID.has(status);
  const ownNumber = requisites('Номер по 1С');
  const cost = money.netMicros === null ? null : costOf(money.netMicros, settings.marginRate);
  return entityFact(delivery, {
    entityType: 'order',
    entityId: id,
    version: formedAt,
    op,
    occurredAt: formedAt,
    isTest: buyer.isTest,
    fields: {
      number: number ?? id,
      externalNumbers: ownNumber === null ? null : [ownNumber.slice(0, 256)],
      ...(status && { status }),
      nativeStatus,
      currency: currencyOf(text(node, 'Валюта'), 'Валюта', settings),
      ...money,
      ...(cost !== null && { costMicros: cost }),
      createdAt,
      paidAt: paidAt ?? (isAssumed ? createdAt : null),
      isPaidAtAssumed: isAssumed && createdAt !== null ? true : null,
      ...(shippedAt !== null && { shippedAt }),
      changedAt: formedAt,
      lines: orderLines(node, settings),
      contactId: buyer.id,
    },
    identifiers: {
      ...buyer.identifiers,
      sale_number: saleNumber(number, identity) ?? null,
      sale_id: saleNumber(id, identity) ?? null,
      sale_number_1c: saleNumber(ownNumber, identity) ?? null,
    },
  });
}

/** Identifiers of the buyer, and nothing else of the person. */
function contactFact(
  entityId: string,
  { identifiers, isTest }: Counterparty,
  { delivery, file }: DocumentContext,
): EntityFact {
  return entityFact(delivery, {
    entityType: 'contact',
    entityId,
    version: file.formedAt,
    op: 'upsert',
    occurredAt: file.formedAt,
    isTest,
    fields: {},
    identifiers,
  });
}
