import type { EntityFact } from '../../contract/fact.ts';
import { RecordError } from '../../contract/record-error.ts';
import { entityFact } from '../../mapping/entity-fact.ts';
import { counterpartyOf } from './counterparty.ts';
import { currencyOf } from './currency.ts';
import type { DocumentContext } from './document.ts';
import { documentHead } from './document-head.ts';
import { decimal, type Node, text, timeOf, truth } from './node.ts';

/** Money that came in for an order, or went back (below 0). */
export function paymentFact(node: Node, context: DocumentContext, isBack: boolean): EntityFact {
  const { delivery, file } = context;
  const { id, createdAt, requisites, op, basis } = documentHead(node, context);
  const amount = decimal(node, 'Сумма');
  if (amount === null) throw new RecordError('field_missing', { field: 'Сумма' });
  const paidAt = timeOf(
    requisites('Дата оплаты', 'Дата оплаты по 1С'),
    'Дата оплаты',
    file.settings.timezone,
  );
  const isOff = truth(requisites('Отменен', 'Отменён'));
  // A document of a payment is one: 1C makes it when the money moves, unless a requisite says that it did not.
  const isPending =
    requisites('Оплачен', 'Оплачено') !== null && !truth(requisites('Оплачен', 'Оплачено'));
  return entityFact(delivery, {
    entityType: 'payment',
    entityId: id,
    version: file.formedAt,
    op,
    occurredAt: paidAt ?? createdAt ?? file.formedAt,
    isTest: counterpartyOf(node, context).isTest,
    identifiers: {},
    fields: {
      orderId: basis,
      currency: currencyOf(text(node, 'Валюта'), 'Валюта', file.settings),
      amountMicros: isBack ? -amount : amount,
      method: requisites('Метод оплаты', 'Способ оплаты')?.slice(0, 256) ?? null,
      paidAt: paidAt ?? createdAt,
      status: isOff ? 'reversed' : isPending ? 'pending' : 'done',
    },
  });
}
