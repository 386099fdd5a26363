import type { EntityFact } from '../../contract/fact.ts';
import { entityFact } from '../../mapping/entity-fact.ts';
import { counterpartyOf } from './counterparty.ts';
import { currencyOf } from './currency.ts';
import type { DocumentContext } from './document.ts';
import { documentHead } from './document-head.ts';
import { documentMoney } from './document-money.ts';
import { type Node, text, truth } from './node.ts';

/** Goods that came back from an order. */
export function refundFact(node: Node, context: DocumentContext): EntityFact {
  const { delivery, file } = context;
  const { id, createdAt, requisites, op, basis } = documentHead(node, context);
  const { netMicros, taxMicros, shippingMicros, totalMicros } = documentMoney(node, file.settings);
  return entityFact(delivery, {
    entityType: 'refund',
    entityId: id,
    version: file.formedAt,
    op,
    occurredAt: createdAt ?? file.formedAt,
    isTest: counterpartyOf(node, context).isTest,
    identifiers: {},
    fields: {
      orderId: basis,
      currency: currencyOf(text(node, 'Валюта'), 'Валюта', file.settings),
      ...{ netMicros, taxMicros, shippingMicros, totalMicros },
      reason: text(node, 'Комментарий'),
      status: truth(requisites('Отменен', 'Отменён')) ? 'failed' : 'done',
      ...{ createdAt, refundedAt: createdAt },
    },
  });
}
