/** A formula as a tree. */
export type Node =
  | { readonly kind: 'value'; readonly value: number | string }
  | {
      readonly kind: 'range';
      readonly sheet: string | undefined;
      readonly from: string;
      readonly to: string;
    }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'call'; readonly name: string; readonly parts: readonly Node[] }
  | {
      readonly kind: 'operation';
      readonly sign: string;
      readonly left: Node;
      readonly right: Node;
    };

const TOKEN =
  /\s*(?:("(?:[^"]|"")*")|(\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|(?:('(?:[^']|'')+'|[A-Za-z_][\w.]*)!)?(\$?[A-Z]{1,3}\$?\d+)(?::(\$?[A-Z]{1,3}\$?\d+))?(?![\w(])|([A-Za-z_][\w.]*)|(<>|<=|>=|[-+*/^=<>(),&]))/y;
const PRECEDENCE: readonly (readonly string[])[] = [
  ['=', '<>', '<', '>', '<=', '>='],
  ['+', '-'],
  ['*', '/'],
  ['^'],
];

/** Reads a formula as far as workbooks of plans use them. @throws Error for anything else. */
export function parseFormula(text: string): Node {
  const tokens = tokensOf(text);
  let at = 0;
  const sign = () => {
    const token = tokens[at];
    return typeof token === 'string' ? token : undefined;
  };
  const expect = (wanted: string) => {
    if (sign() !== wanted) throw new Error(`${text}: expected ${wanted}`);
    at += 1;
  };
  const binary = (level: number): Node => {
    const signs = PRECEDENCE[level];
    if (!signs) return primary();
    let left = binary(level + 1);
    for (let found = sign(); found !== undefined && signs.includes(found); found = sign()) {
      at += 1;
      left = { kind: 'operation', sign: found, left, right: binary(level + 1) };
    }
    return left;
  };
  const primary = (): Node => {
    const token = tokens[at];
    if (token === undefined) throw new Error(`${text}: cut off`);
    at += 1;
    if (token === '(') {
      const inside = binary(0);
      expect(')');
      return inside;
    }
    if (token === '-')
      return { kind: 'operation', sign: '-', left: { kind: 'value', value: 0 }, right: primary() };
    if (typeof token === 'string') throw new Error(`${text}: ${token} is out of place`);
    if (token.kind !== 'name' || sign() !== '(') return token;
    at += 1;
    const parts: Node[] = [];
    while (sign() !== ')') {
      parts.push(binary(0));
      if (sign() === ',') at += 1;
    }
    at += 1;
    return { kind: 'call', name: token.name, parts };
  };
  const tree = binary(0);
  if (at < tokens.length) throw new Error(`${text}: something follows`);
  return tree;
}

function tokensOf(text: string): (string | Node)[] {
  const tokens: (string | Node)[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const from = TOKEN.lastIndex;
    const [, quoted, number, sheet, cell, to, name, sign] = TOKEN.exec(text) ?? [];
    if (quoted !== undefined)
      tokens.push({ kind: 'value', value: quoted.slice(1, -1).replaceAll('""', '"') });
    else if (number !== undefined) tokens.push({ kind: 'value', value: Number(number) });
    else if (cell !== undefined)
      tokens.push({
        kind: 'range',
        sheet: sheet?.replace(/^'|'$/g, ''),
        from: cell,
        to: to ?? cell,
      });
    else if (name !== undefined) tokens.push({ kind: 'name', name });
    else if (sign !== undefined) tokens.push(sign);
    else throw new Error(`${text}: cannot be read at ${from}`);
  }
  return tokens;
}
