import { RecordError } from '../../contract/record-error.ts';
import type { Micros } from '../../contract/time.ts';
import { readXml } from '../../kit/read-xml.ts';
import type { RecordText } from '../../mapping/map-records.ts';
import { categoriesOf } from './categories.ts';
import { children, type Node, text, timeOf } from './node.ts';
import { type PriceTypes, priceTypesOf } from './price-types.ts';
import type { CommercemlSettings } from './settings.ts';
import { warehousesOf } from './warehouses.ts';
import { encodingOf } from './whole-file.ts';

/** What a file says about all of its records. */
export interface FileContext {
  /** When 1C made the file: the version of everything in it. */
  readonly formedAt: Micros;
  readonly settings: CommercemlSettings;
  /** Paths of categories by the id of their group. */
  readonly categories: ReadonlyMap<string, string>;
  readonly priceTypes: PriceTypes;
  readonly warehouses: ReadonlyMap<string, string>;
}

export interface FileRecord {
  readonly kind: 'document' | 'product' | 'offer';
  readonly node: Node;
}

const ROOT = 'КоммерческаяИнформация';

/**
 * The records of a file: documents, products and offers, whichever of its versions it is written in.
 * @throws RecordError where it is no such file, or does not say when it was made.
 */
export function readExchangeFile(
  body: Uint8Array,
  receivedAt: Micros,
  settings: CommercemlSettings,
): { readonly records: readonly RecordText[]; readonly context: FileContext } {
  const xml = new TextDecoder(encodingOf(body)).decode(body);
  const document = readXml(xml, { localNames: true });
  const root = children(document, ROOT)[0];
  if (!root) {
    // An element without content is a text.
    if (ROOT in document) return { records: [], context: emptyContext(receivedAt, settings) };
    throw new RecordError('body_unreadable', { expected: `an XML file of CommerceML (${ROOT})` });
  }
  const classifiers = children(root, 'Классификатор');
  const catalogs = children(root, 'Каталог');
  const packages = [
    ...children(root, 'ПакетПредложений'),
    ...children(root, 'ИзмененияПакетаПредложений'),
  ];
  const documents = [root, ...children(root, 'Контейнер')].flatMap((one) =>
    children(one, 'Документ'),
  );
  const products = catalogs.flatMap((one) => children(children(one, 'Товары')[0], 'Товар'));
  const offers = packages.flatMap((one) =>
    children(children(one, 'Предложения')[0], 'Предложение'),
  );
  const about = [...classifiers, ...packages];
  return {
    records: [
      ...documents.map((node) => recordOf('document', node)),
      ...products.map((node) => recordOf('product', node)),
      ...offers.map((node) => recordOf('offer', node)),
    ],
    context: {
      formedAt: formedAt(root, receivedAt, settings),
      settings,
      categories: categoriesOf(classifiers),
      priceTypes: priceTypesOf(about, settings),
      warehouses: warehousesOf(about),
    },
  };
}

/** Old versions say the day alone, by which two files of a day could not be told apart. */
function formedAt(root: Node, receivedAt: Micros, { timezone }: CommercemlSettings): Micros {
  const formed = text(root, '@ДатаФормирования');
  const clock = text(root, '@ВремяФормирования');
  const whole = formed && clock && !/[T ]/.test(formed) ? `${formed}T${clock}` : formed;
  if (!whole || !/[T ]\d/.test(whole)) return receivedAt;
  return timeOf(whole, 'ДатаФормирования', timezone) ?? receivedAt;
}

/** The text of a record is needed where it is refused only. */
function recordOf(kind: FileRecord['kind'], node: Node): RecordText {
  return {
    value: { kind, node } satisfies FileRecord,
    get raw() {
      return JSON.stringify(node);
    },
  };
}

function emptyContext(formed: Micros, settings: CommercemlSettings): FileContext {
  return {
    formedAt: formed,
    settings,
    categories: new Map(),
    priceTypes: priceTypesOf([], settings),
    warehouses: new Map(),
  };
}
