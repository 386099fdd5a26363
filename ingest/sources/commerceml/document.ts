import type { RawDelivery } from '../../contract/delivery.ts';
import type { Fact } from '../../contract/fact.ts';
import type { LeftOut, MapContext } from '../../contract/source.ts';
import { skip } from '../../mapping/left-out.ts';
import type { FileContext } from './exchange-file.ts';
import { type Node, text } from './node.ts';
import { orderFacts } from './order.ts';
import { paymentFact } from './payment.ts';
import { folded } from './price-types.ts';
import { refundFact } from './refund.ts';
import type { CommercemlSettings } from './settings.ts';
import { shipmentFact } from './shipment.ts';

/** What every map of a document is given. */
export interface DocumentContext {
  readonly delivery: RawDelivery;
  readonly file: FileContext;
  readonly identity: MapContext<CommercemlSettings>['identity'];
}

/** A document by its business operation. */
export function documentFacts(node: Node, context: DocumentContext): readonly Fact[] | LeftOut {
  const operation = text(node, 'ХозОперация', 256);
  const name = folded(operation ?? 'Заказ товара');
  if (folded(text(node, 'Роль') ?? '') === 'покупатель')
    return skip('purchase', 'documents in which the business buys are no sales', operation ?? '');
  if (name === 'заказ товара') return orderFacts(node, context);
  if (/^(отпуск|отгрузка|реализация)/.test(name)) return shipmentFact(node, context);
  if (/^возврат.*(денег|средств)|^(выплата|оплата|поступление|эквайринг)/.test(name))
    return [paymentFact(node, context, name.startsWith('возврат'))];
  if (name.startsWith('возврат')) return [refundFact(node, context)];
  return skip(
    'document_unmapped',
    `documents of the operation ${operation} have no map; orders, shipments, payments and returns have one`,
    operation ?? '',
  );
}
