import { XMLParser } from 'fast-xml-parser';
import { RecordError } from '../contract/record-error.ts';
import { asObject, type JsonObject } from '../mapping/json-object.ts';

export interface XmlOptions {
  /** Elements that may stand several times: always a list, also where there is one. */
  readonly lists?: readonly string[];
  /** Names without their prefix, for a sender that puts its format into a namespace or does not. */
  readonly localNames?: boolean;
}

/**
 * An XML document as objects: attributes begin with `@`, everything is text. A document type is refused:
 * no vendor sends one, and entities of its own are what XML is attacked with.
 * @throws RecordError `body_unreadable`
 */
export function readXml(text: string, { lists = [], localNames = false }: XmlOptions): JsonObject {
  if (/<!DOCTYPE|<!ENTITY/i.test(text))
    throw new RecordError('body_unreadable', { expected: 'XML without a document type' });
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    parseTagValue: false,
    parseAttributeValue: false,
    ignoreDeclaration: true,
    removeNSPrefix: localNames,
    isArray: (name) => lists.includes(name),
  });
  try {
    const value = asObject(parser.parse(text, true));
    if (value && Object.keys(value).length > 0) return value;
  } catch {
    // Said below, as for a document without an element.
  }
  throw new RecordError('body_unreadable', { expected: 'well-formed XML' });
}
