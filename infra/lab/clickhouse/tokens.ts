/** A word or a sign of a statement that stands outside strings, quoted names and comments. */
export interface Token {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** How many parentheses are open around it. */
  readonly depth: number;
}

const SKIPPED = /\s+|--[^\n]*|#[ !][^\n]*|\/\*[\s\S]*?(?:\*\/|$)/y;
const WORD = /\w+/y;

/** Tokens in order; quoted names and strings are tokens too, whole. Read lazily: data may follow. */
export function* tokens(sql: string): Generator<Token> {
  let depth = 0;
  for (let at = 0; at < sql.length; ) {
    SKIPPED.lastIndex = at;
    if (SKIPPED.test(sql)) {
      at = SKIPPED.lastIndex;
      continue;
    }
    const end = endOf(sql, at);
    const text = sql.slice(at, end);
    if (text === ')') depth = Math.max(0, depth - 1);
    yield { text, start: at, end, depth };
    if (text === '(') depth++;
    at = end;
  }
}

function endOf(sql: string, start: number): number {
  const quote = sql[start]!;
  if (!'\'"`'.includes(quote)) {
    WORD.lastIndex = start;
    return WORD.test(sql) ? WORD.lastIndex : start + 1;
  }
  for (let at = start + 1; at < sql.length; at++) {
    if (sql[at] === '\\') at++;
    else if (sql[at] === quote) {
      if (sql[at + 1] !== quote) return at + 1;
      at++;
    }
  }
  return sql.length;
}
