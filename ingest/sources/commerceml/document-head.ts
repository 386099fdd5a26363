import type { DocumentContext } from './document.ts';
import { type Node, needed, text, timeOf, truth } from './node.ts';
import { requisitesOf } from './requisites.ts';

/** What every document says of itself. */
export function documentHead(node: Node, { file }: DocumentContext) {
  const requisites = requisitesOf(node);
  const day = text(node, 'Дата');
  const clock = text(node, 'Время');
  const written = day && clock && !/[T ]/.test(day) ? `${day.trim()}T${clock}` : day;
  const isDeleted =
    truth(text(node, 'ПометкаУдаления')) ||
    truth(requisites('ПометкаУдаления', 'Пометка удаления'));
  return {
    id: needed(node, 'Ид'),
    number: text(node, 'Номер', 256),
    createdAt: timeOf(written, 'Дата', file.settings.timezone),
    requisites,
    op: isDeleted ? ('delete' as const) : ('upsert' as const),
    /** The document that this one follows from: the order of a payment, a shipment or a return. */
    basis: text(node, 'Основание', 256),
  };
}
