import {
  emailIdentifier,
  type Identifier,
  phoneIdentifier,
  recordIdentifier,
} from '../../contract/identity.ts';
import type { DocumentContext } from './document.ts';
import { children, type Node, text } from './node.ts';
import { folded } from './price-types.ts';

export interface Counterparty {
  /** Null where the document names nobody. */
  readonly id: string | null;
  readonly identifiers: Readonly<Record<'customer' | 'email' | 'phone', Identifier | null>>;
  readonly isTest: boolean;
}

/** The buyer of a document. */
export function counterpartyOf(
  node: Node,
  { delivery, file, identity }: DocumentContext,
): Counterparty {
  const all = children(node, 'Контрагенты').flatMap((list) => children(list, 'Контрагент'));
  const one = all.find((each) => folded(text(each, 'Роль') ?? '') === 'покупатель') ?? all[0];
  const id = text(one, 'Ид', 256);
  const contacts = children(one, 'Контакты').flatMap((list) => children(list, 'Контакт'));
  const values = contacts.map((each) => ({
    type: folded(text(each, 'Тип') ?? ''),
    value: text(each, 'Значение') ?? '',
  }));
  const names = [id, text(one, 'Наименование'), text(one, 'ПолноеНаименование')];
  return {
    id,
    identifiers: {
      customer:
        recordIdentifier('shop_customer_id', `commerceml:${delivery.account}`, id, identity) ??
        null,
      email: first(values, ({ value }) =>
        value.includes('@') ? emailIdentifier(value, identity) : undefined,
      ),
      phone: first(values, ({ type, value }) =>
        /тел|phone|моб/.test(type) ? phoneIdentifier(value, identity) : undefined,
      ),
    },
    isTest: names.some((name) => name !== null && file.settings.testCounterparties.includes(name)),
  };
}

function first<Item>(
  items: readonly Item[],
  read: (item: Item) => Identifier | undefined,
): Identifier | null {
  for (const item of items) {
    const found = read(item);
    if (found) return found;
  }
  return null;
}
