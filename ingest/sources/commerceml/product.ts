import type { EntityFact } from '../../contract/fact.ts';
import { entityFact } from '../../mapping/entity-fact.ts';
import type { DocumentContext } from './document.ts';
import { child, type Node, needed, text, truth } from './node.ts';

/** A product of the catalogue. Its prices come with the offers, and stay as they are. */
export function productFact(node: Node, { delivery, file }: DocumentContext): EntityFact {
  const group = text(child(node, 'Группы'), 'Ид', 256);
  // A file of changes may leave the names of groups to an earlier one.
  const category = group === null ? null : file.categories.get(group);
  const isDeleted =
    /^удал/i.test(text(node, '@Статус') ?? text(node, 'Статус') ?? '') ||
    truth(text(node, 'ПометкаУдаления'));
  return entityFact(delivery, {
    entityType: 'product',
    entityId: needed(node, 'Ид'),
    version: file.formedAt,
    op: isDeleted ? 'delete' : 'upsert',
    occurredAt: file.formedAt,
    isTest: false,
    identifiers: {},
    fields: {
      sku: text(node, 'Артикул', 256),
      name: text(node, 'Наименование'),
      ...(category !== undefined && { category }),
      brand: text(child(node, 'Изготовитель'), 'Наименование', 256),
      gtin: text(node, 'Штрихкод', 256),
      active: true,
    },
  });
}
