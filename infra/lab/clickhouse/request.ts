import { createHash, randomUUID, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { StatementContext } from './engine-connection.ts';
import { serverError } from './engine-error.ts';

/** What a request says in its address and headers. */
export interface FrontRequest extends StatementContext {
  readonly query: string;
  readonly queryId: string;
  readonly defaultFormat: string;
  readonly session:
    | {
        readonly id: string;
        readonly timeoutMs: number;
        readonly mustExist: boolean;
        readonly close: boolean;
      }
    | undefined;
  readonly gzip: boolean;
  readonly waitForEnd: boolean;
}

/** Parameters of the interface itself; every other one is a setting. */
const OWN = new Set([
  'query', 'query_id', 'database', 'default_format', 'session_id', 'session_timeout', 'session_check',
  'close_session', 'user', 'password', 'role', 'quota_key', 'stacktrace', 'buffer_size',
  'wait_end_of_query', 'compress', 'decompress', 'client_protocol_version',
]); // biome-ignore format: a list of names
const LONGEST_SESSION_S = 3600;

/** @param fields further parameters, of a multipart body. */
export function readRequest(
  message: IncomingMessage,
  url: URL,
  fields: ReadonlyMap<string, string> = new Map(),
): FrontRequest {
  const given = new Map([...url.searchParams, ...fields]);
  const header = (name: string): string | undefined => {
    const value = message.headers[name];
    return Array.isArray(value) ? value[0] : value;
  };
  for (const name of ['compress', 'decompress'])
    if (isTrue(given.get(name)))
      throw serverError(
        48,
        'NOT_IMPLEMENTED',
        `This server does not know the parameter '${name}'.`,
      );
  const settings = new Map<string, string>();
  const parameters = new Map<string, string>();
  for (const [name, value] of given) {
    if (name.startsWith('param_')) parameters.set(name.slice(6), value);
    else if (!OWN.has(name)) settings.set(name, value);
  }
  const database = given.get('database') || header('x-clickhouse-database') || undefined;
  return {
    query: given.get('query') ?? '',
    queryId: given.get('query_id') || randomUUID(),
    database,
    settings,
    parameters,
    defaultFormat: given.get('default_format') || header('x-clickhouse-format') || 'TabSeparated',
    session: session(given),
    gzip:
      isTrue(given.get('enable_http_compression')) &&
      /\bgzip\b/.test(header('accept-encoding') ?? ''),
    waitForEnd: isTrue(given.get('wait_end_of_query') ?? given.get('http_wait_end_of_query')),
  };
}

function session(given: ReadonlyMap<string, string>): FrontRequest['session'] {
  const id = given.get('session_id');
  if (!id) return undefined;
  const text = given.get('session_timeout') ?? '60';
  const seconds = Number(text);
  if (!/^\d+$/.test(text) || seconds > LONGEST_SESSION_S)
    throw serverError(
      374,
      'INVALID_SESSION_TIMEOUT',
      `Invalid session timeout: '${text}', a number of seconds up to ${LONGEST_SESSION_S} is expected.`,
    );
  return {
    id,
    timeoutMs: seconds * 1000,
    mustExist: isTrue(given.get('session_check')),
    close: isTrue(given.get('close_session')),
  };
}

function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true';
}

/** Throws what a server answers to a wrong user or password; compares in constant time. */
export function authenticate(
  message: IncomingMessage,
  url: URL,
  account: { readonly username: string; readonly password: string },
): void {
  const {
    authorization = '',
    'x-clickhouse-user': user,
    'x-clickhouse-key': key,
  } = message.headers;
  let name = url.searchParams.get('user') ?? 'default';
  let password = url.searchParams.get('password') ?? '';
  if (/^basic /i.test(authorization)) {
    const text = Buffer.from(authorization.slice(6), 'base64').toString();
    const colon = text.indexOf(':');
    name = colon === -1 ? text : text.slice(0, colon);
    password = colon === -1 ? '' : text.slice(colon + 1);
  } else if (user !== undefined) {
    name = String(user);
    password = String(key ?? '');
  }
  const right = [same(name, account.username), same(password, account.password)];
  if (right.includes(false))
    throw serverError(
      516,
      'AUTHENTICATION_FAILED',
      `${name}: Authentication failed: password is incorrect, or there is no user with such name.`,
    );
}

export function same(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
