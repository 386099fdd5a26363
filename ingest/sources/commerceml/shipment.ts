import type { Fact } from '../../contract/fact.ts';
import type { LeftOut } from '../../contract/source.ts';
import { entityFact } from '../../mapping/entity-fact.ts';
import { skip } from '../../mapping/left-out.ts';
import { counterpartyOf } from './counterparty.ts';
import type { DocumentContext } from './document.ts';
import { documentHead } from './document-head.ts';
import { type Node, timeOf, truth } from './node.ts';

/** A shipment says one thing of its order: when it left. */
export function shipmentFact(node: Node, context: DocumentContext): readonly Fact[] | LeftOut {
  const { delivery, file } = context;
  const { createdAt, requisites, op, basis } = documentHead(node, context);
  if (op === 'delete' || truth(requisites('Отменен', 'Отменён')))
    return skip('shipment_undone', 'a shipment that was taken back changes no order');
  if (basis === null)
    return skip('shipment_alone', 'a shipment that names no order in Основание belongs to none');
  const told = timeOf(requisites('Дата отгрузки'), 'Дата отгрузки', file.settings.timezone);
  return [
    entityFact(delivery, {
      entityType: 'order',
      entityId: basis,
      version: file.formedAt,
      op: 'upsert',
      occurredAt: file.formedAt,
      isTest: counterpartyOf(node, context).isTest,
      identifiers: {},
      fields: { shippedAt: told ?? createdAt },
    }),
  ];
}
