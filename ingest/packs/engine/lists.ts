import { RecordError } from '../../contract/record-error.ts';
import { shown } from '../../contract/shown.ts';
import { clip } from '../../kit/clip.ts';
import { readCondition } from './condition.ts';
import { NOTHING, type ReadExpression } from './expression.ts';
import { itemsOf, valueAt } from './path.ts';
import { plainText } from './plain-text.ts';
import type { Operator } from './read-expression.ts';
import { readPath } from './read-path.ts';
import { inner, type Scope } from './scope.ts';

/** As many as an entity may list; what is beyond is left out of the list, never the record. */
const MOST = 200;
const MOST_WORDS = 32;

/** Operators that give lists. */
export function lists(read: ReadExpression): Readonly<Record<string, Operator>> {
  return {
    /** Distinct texts. */
    texts: {
      read(given, place, reader) {
        const path = readPath(given.texts, [...place, 'texts'], reader);
        if (!path) return NOTHING;
        return {
          samples: [['text']],
          says: `\`${path.text}\``,
          evaluate(scope) {
            const value = valueAt(path, scope);
            if (value === undefined || value === null) return value;
            const items = itemsOf(value) ?? [value];
            const texts = items.map(plainText).filter((text) => text !== undefined);
            return [...new Set(texts.map((text) => clip(text, 256)))].slice(0, MOST);
          },
        };
      },
    },
    /** Objects of the items of a list; `where` chooses among them. */
    list: {
      keys: ['each', 'where'],
      read(given, place, reader) {
        const path = readPath(given.list, [...place, 'list'], reader);
        const members = reader
          .entries(given.each, [...place, 'each'])
          .map(([name, one, at]) => [name, read(one, at, reader)] as const);
        const wanted = readCondition(given.where, [...place, 'where'], reader);
        if (!path) return NOTHING;
        const object = (scope: Scope) =>
          Object.fromEntries(
            members.flatMap(([name, one]) => {
              const value = one.evaluate(scope);
              return value === undefined || value === null ? [] : [[name, value] as const];
            }),
          );
        return {
          samples: [[Object.fromEntries(members.map(([name, { samples }]) => [name, samples[0]]))]],
          says: `\`${path.text}\``,
          evaluate(scope) {
            const value = valueAt(path, scope);
            if (value === undefined || value === null) return value;
            const items = itemsOf(value);
            if (!items)
              throw new RecordError('field_invalid', {
                field: path.text,
                expected: 'a list',
                got: shown(value),
              });
            return items
              .map((item) => inner(scope, item))
              .filter(wanted)
              .slice(0, MOST)
              .map(object);
          },
        };
      },
    },
    /** Named words, such as the answers to questions. */
    words: {
      keys: ['name', 'value'],
      read(given, place, reader) {
        const path = readPath(given.words, [...place, 'words'], reader);
        const name = read(given.name, [...place, 'name'], reader);
        const value = read(given.value, [...place, 'value'], reader);
        if (!path) return NOTHING;
        return {
          samples: [{ name: 'text' }],
          says: `\`${path.text}\``,
          evaluate(scope) {
            const found = valueAt(path, scope);
            if (found === undefined || found === null) return found;
            const words = (itemsOf(found) ?? []).flatMap((item) => {
              const one = inner(scope, item);
              const [key, text] = [plainText(name.evaluate(one)), plainText(value.evaluate(one))];
              return key && text ? [[clip(key, 256), clip(text, 2048)] as const] : [];
            });
            return Object.fromEntries(words.slice(0, MOST_WORDS));
          },
        };
      },
    },
  };
}
