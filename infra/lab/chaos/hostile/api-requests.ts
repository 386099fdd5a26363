import type { Random } from '../../../simulator/random.ts';

export interface ApiRequest {
  readonly method: string;
  readonly path: string;
  readonly body?: string;
  readonly contentType?: string;
}

/** What is read of an OpenAPI document. */
export interface ApiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}
interface Operation {
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
}

const USUAL: Readonly<Record<string, string>> = {
  from: '2026-01-01',
  to: '2026-03-31',
  by: 'channel',
  basis: 'payment',
  model: 'linear',
  source: 'ga4',
  account: 'main',
};

const HOSTILE: readonly string[] = [
  '',
  ' ',
  '\u0000',
  '\ud83d',
  'null',
  '-1',
  '0',
  '1e308',
  '9007199254740993',
  'NaN',
  '2026-02-30',
  '0001-01-01',
  '275760-09-13',
  '../../../etc/passwd',
  "' OR 1=1 --",
  '{x:String}',
  '(((((a+)+)+)+)+)$',
  '*'.repeat(300),
  'a>'.repeat(2_000),
  '%',
  '%00',
  'channel,channel,channel',
  'channel:is:',
  '__proto__',
  'constructor',
  '🙂'.repeat(100),
  '-cost',
  'last_non_direct',
  'xlsx',
];

const BODIES: readonly (readonly [string, string])[] = [
  ['', 'application/json'],
  ['{', 'application/json'],
  ['{}', 'application/json'],
  ['[]', 'text/plain'],
  [`${'['.repeat(5_000)}${']'.repeat(5_000)}`, 'application/json'],
  ['{"__proto__":{"admin":true}}', 'application/json'],
  ['\u0000\u0001', 'application/octet-stream'],
  ['{"id":"\\ud83d"}\n'.repeat(50), 'application/octet-stream'],
  ['a=b', 'application/x-www-form-urlencoded'],
];

const METHODS = ['get', 'post', 'put', 'patch', 'delete', 'options', 'head'];
/**
 * Not these: a rebuild for every request would end the run's own line of work, and what a request takes back (the sample
 * business, an import) would be reckoned as lost, for the log still has it.
 */
const LEFT_OUT = /rebuild|replay|undo|sample\/remove/;

/** A request that the document allows, but for some of its values. */
export function apiRequest(document: ApiDocument, random: Random): ApiRequest {
  const [template, operations] = random.pick(
    Object.entries(document.paths).filter(([path]) => !LEFT_OUT.test(path)),
  );
  const known = random.pick(Object.keys(operations).filter((name) => METHODS.includes(name)));
  const method = random.chance(0.05) ? random.pick(METHODS) : known;
  const query: string[] = [];
  let path = template;
  for (const { name, in: where } of operations[known]!.parameters ?? []) {
    const value = encode(
      random.chance(0.25) ? random.pick(HOSTILE) : (USUAL[name] ?? random.pick(HOSTILE)),
    );
    if (where === 'path') path = path.replace(`{${name}}`, value || '-');
    else if (where === 'query' && (name in USUAL || random.chance(0.3)))
      query.push(`${name}=${value}`);
  }
  if (random.chance(0.05)) query.push(`${encode(random.pick(HOSTILE))}=1`);
  const [body, contentType] = random.pick(BODIES);
  return {
    method: method.toUpperCase(),
    path: path + (query.length > 0 ? `?${query.join('&')}` : ''),
    ...(!['get', 'head', 'options'].includes(method) && { body, contentType }),
  };
}

/** Half a character, which `encodeURIComponent` refuses, as the bytes that careless programs make of it. */
function encode(value: string): string {
  try {
    return encodeURIComponent(value);
  } catch {
    return '%ED%A0%BD';
  }
}
