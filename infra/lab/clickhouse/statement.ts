import { serverError } from './engine-error.ts';
import { type Token, tokens } from './tokens.ts';

/** What the front has to know of a statement. The engine alone says whether it is right. */
export type Statement =
  | { readonly kind: 'read'; readonly sql: string; readonly format: string | undefined }
  | {
      readonly kind: 'kill';
      readonly where: string;
      readonly mode: string;
      readonly format: string | undefined;
    }
  /** Takes rows that come after it. `into` and `rest` are the text around the place of a file's name. */
  | { readonly kind: 'insert'; readonly sql: string; readonly into: string; readonly rest: string }
  /** `state` changes the connection itself: it lasts in a session, and nowhere else. */
  | { readonly kind: 'state' | 'command'; readonly sql: string };

const READS = new Set(['SELECT', 'WITH', 'SHOW', 'DESCRIBE', 'DESC', 'EXISTS', 'EXPLAIN', '(']);
const KILL_MODES = new Set(['SYNC', 'ASYNC', 'TEST']);

export function readStatement(sql: string): Statement {
  const first = tokens(sql).next();
  if (first.done) throw serverError(62, 'SYNTAX_ERROR', 'Syntax error: Empty query.');
  const verb = first.value.text.toUpperCase();
  if (verb === 'INSERT') return insert(sql);
  const all = [...tokens(sql)];
  const end = all.findIndex(({ text, depth }) => text === ';' && depth === 0);
  if (end !== -1 && all.slice(end).some(({ text }) => text !== ';'))
    throw serverError(62, 'SYNTAX_ERROR', 'Syntax error: Multi-statements are not allowed.');
  const own = end === -1 ? all : all.slice(0, end);
  const text = end === -1 ? sql : sql.slice(0, all[end]!.start);
  if (own.some((token, i) => is(token, 'INTO') && is(own[i + 1], 'OUTFILE')))
    throw serverError(48, 'NOT_IMPLEMENTED', 'INTO OUTFILE is not allowed over HTTP.');
  if (verb === 'KILL' && is(own[1], 'QUERY')) return kill(text, own);
  if (READS.has(verb)) return { kind: 'read', sql: text, format: formatOf(own) };
  return { kind: verb === 'SET' || verb === 'USE' ? 'state' : 'command', sql: text };
}

function insert(sql: string): Statement {
  const seen: Token[] = [];
  let settings: Token | undefined;
  for (const token of tokens(sql)) {
    const before = seen.at(-1);
    seen.push(token);
    if (token.depth > 0 || before?.text === '.') continue;
    if (
      is(token, 'SELECT') ||
      is(token, 'WITH') ||
      is(token, 'WATCH') ||
      (token.text === '(' && is(before, 'INTO'))
    )
      return { kind: 'command', sql };
    if (is(token, 'INFILE') && is(before, 'FROM'))
      throw serverError(48, 'NOT_IMPLEMENTED', 'FROM INFILE is not allowed over HTTP.');
    if (is(token, 'SETTINGS')) settings ??= token;
    const values = is(token, 'VALUES') && seen.length > 3;
    if (values || is(before, 'FORMAT')) {
      const split = (settings ?? (values ? token : before))!.start;
      const rest = values
        ? `${sql.slice(split, token.start)}FORMAT Values`
        : sql.slice(split, token.end);
      const data = sql.slice(token.end).replace(/^[\s;]+/, '');
      return data === ''
        ? { kind: 'insert', sql, into: sql.slice(0, split), rest }
        : { kind: 'command', sql };
    }
  }
  const split = settings?.start ?? sql.length;
  return {
    kind: 'insert',
    sql,
    into: sql.slice(0, split),
    rest: `${sql.slice(split)} FORMAT Values`,
  };
}

function kill(sql: string, own: readonly Token[]): Statement {
  const where = own.findIndex((token) => is(token, 'WHERE'));
  if (where === -1) throw serverError(62, 'SYNTAX_ERROR', 'Syntax error: expected WHERE.');
  const after = own.findIndex(
    (token, i) =>
      i > where &&
      token.depth === 0 &&
      (KILL_MODES.has(token.text.toUpperCase()) || is(token, 'FORMAT')),
  );
  const mode = own[after]?.text.toUpperCase() ?? '';
  return {
    kind: 'kill',
    where: sql.slice(own[where]!.end, own[after]?.start),
    mode: KILL_MODES.has(mode) ? mode : 'ASYNC',
    format: formatOf(own),
  };
}

function formatOf(own: readonly Token[]): string | undefined {
  const at = own.findLastIndex((token) => token.depth === 0 && is(token, 'FORMAT'));
  const name = at > 0 ? own[at + 1]?.text : undefined;
  return name && /^\w+$/.test(name) ? name : undefined;
}

/**
 * Puts other text where a statement names `path` (`system.processes`, `version()`), given as tokens.
 * Strings, comments and quoted names are left alone.
 */
export function replaced(sql: string, path: readonly string[], by: string): string {
  const all = [...tokens(sql)];
  let out = '';
  let from = 0;
  for (let i = 0; i < all.length; i++) {
    if (!path.every((text, k) => all[i + k]?.text.toLowerCase() === text)) continue;
    out += sql.slice(from, all[i]!.start) + by;
    from = all[i + path.length - 1]!.end;
    i += path.length - 1;
  }
  return out + sql.slice(from);
}

function is(token: Token | undefined, word: string): boolean {
  return token?.text.toUpperCase() === word;
}
