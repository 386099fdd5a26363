import { unreadable } from './unreadable.ts';

export interface XmlEvents {
  /** @param name without its prefix; @param attributes as they stand there. */
  open?(name: string, attributes: string): void;
  close?(name: string): void;
  text?(text: string): void;
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

/** Passes over the tags and texts of a document. Entities of its own are not read: no workbook has them. */
export function scanXml(xml: string, { open, close, text }: XmlEvents): void {
  let at = 0;
  while (at < xml.length) {
    const tag = xml.indexOf('<', at);
    if (tag !== at && text) text(xmlPlain(xml.slice(at, tag < 0 ? undefined : tag)));
    if (tag < 0) return;
    const second = xml.charCodeAt(tag + 1);
    if (second === 0x21) {
      at = afterMarkup(xml, tag, text);
    } else if (second === 0x3f) {
      at = after(xml, '?>', tag);
    } else if (second === 0x2f) {
      const end = after(xml, '>', tag);
      close?.(localName(xml.slice(tag + 2, end - 1).trimEnd()));
      at = end;
    } else {
      const end = endOfTag(xml, tag);
      const isEmpty = xml.charCodeAt(end - 1) === 0x2f;
      const inside = xml.slice(tag + 1, isEmpty ? end - 1 : end);
      const space = inside.search(/\s/);
      const name = localName(space < 0 ? inside : inside.slice(0, space));
      open?.(name, space < 0 ? '' : inside.slice(space));
      if (isEmpty) close?.(name);
      at = end + 1;
    }
  }
}

/** An attribute of a tag, without regard to the prefix of its name. */
export function attribute(attributes: string, name: string): string | undefined {
  for (let at = attributes.indexOf(name); at >= 0; at = attributes.indexOf(name, at + 1)) {
    if (!/[\s:]/.test(attributes[at - 1] ?? '')) continue;
    const value = /^\s*=\s*(?:"([^"]*)"|'([^']*)')/.exec(attributes.slice(at + name.length));
    if (value) return xmlPlain(value[1] ?? value[2]!);
  }
  return undefined;
}

function xmlPlain(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(#x[0-9a-fA-F]{1,6}|#\d{1,7}|\w{1,8});/g, (whole, name: string) => {
    if (!name.startsWith('#')) return ENTITIES[name] ?? whole;
    const code = name[1] === 'x' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** A `>` in the value of an attribute ends no tag. */
function endOfTag(xml: string, tag: number): number {
  let quote = '';
  for (let at = tag + 1; at < xml.length; at++) {
    const sign = xml[at]!;
    if (quote) {
      if (sign === quote) quote = '';
    } else if (sign === '"' || sign === "'") quote = sign;
    else if (sign === '>') return at;
  }
  throw unreadable('a part of it is cut off');
}

function afterMarkup(xml: string, tag: number, text: XmlEvents['text']): number {
  if (xml.startsWith('<!--', tag)) return after(xml, '-->', tag);
  if (!xml.startsWith('<![CDATA[', tag)) throw unreadable('it declares entities of its own');
  const end = after(xml, ']]>', tag);
  text?.(xml.slice(tag + 9, end - 3));
  return end;
}

function after(xml: string, sign: string, from: number): number {
  const at = xml.indexOf(sign, from);
  if (at < 0) throw unreadable('a part of it is cut off');
  return at + sign.length;
}
