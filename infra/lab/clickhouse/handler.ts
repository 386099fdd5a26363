import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { createAnswer } from './answer.ts';
import { type BodyFile, bodyFile, bodyText, multipartFields } from './body.ts';
import { asEngineError, serverError } from './engine-error.ts';
import { type Executor, execute } from './execute.ts';
import { Faults } from './faults.ts';
import { authenticate, type FrontRequest, readRequest, same } from './request.ts';
import { readStatement, type Statement } from './statement.ts';

export interface HandlerOptions extends Executor {
  readonly account: { readonly username: string; readonly password: string };
  /** What `POST /fault` has to show as a bearer. */
  readonly faultToken: string;
  /** Takes the bodies of inserts while they run. */
  readonly bodies: string;
  readonly timezone: string;
}

/** The HTTP interface. No request ends the process, whatever it holds. */
export function createHandler(options: HandlerOptions): RequestListener {
  return (message, response) => {
    handle(options, message, response).catch(() => message.socket.destroy());
  };
}

async function handle(
  options: HandlerOptions,
  message: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  message.on('error', () => {});
  if (message.url === '/fault') return await orderFault(options, message, response);
  if (options.faults.refuse) return void message.socket.destroy();
  let request: FrontRequest | undefined;
  let file: BodyFile | undefined;
  const answer = () =>
    createAnswer(response, {
      queryId: request?.queryId ?? '',
      gzip: request?.gzip ?? false,
      timezone: options.timezone,
    });
  let writer: ReturnType<typeof answer> | undefined;
  try {
    const url = addressOf(message);
    const isRoot = url.pathname === '/';
    if (url.pathname === '/ping' || (isRoot && message.method === 'GET' && url.search === ''))
      return void response.end('Ok.\n');
    if (!isRoot) return plain(response, 404, `There is no handle ${url.pathname}.`);
    if (message.method !== 'GET' && message.method !== 'POST')
      return plain(response, 501, 'Only GET and POST are served.');
    authenticate(message, url, options.account);
    request = readRequest(message, url);
    const asked = await readAsked(options, message, url, request);
    ({ request, file } = asked);
    writer = answer();
    await execute(options, request, asked.statement, file, writer);
    await writer.end();
  } catch (error) {
    // A client that went away while it sent has nobody to answer.
    if (message.destroyed && !message.complete) return void response.destroy();
    await (writer ?? answer()).fail(asEngineError(error));
  } finally {
    message.resume();
    await file?.remove();
  }
}

async function readAsked(
  options: HandlerOptions,
  message: IncomingMessage,
  url: URL,
  request: FrontRequest,
): Promise<{ request: FrontRequest; statement: Statement; file?: BodyFile }> {
  if (request.query !== '' && message.method === 'POST') {
    const multipart = message.headers['content-type']?.startsWith('multipart/');
    const statement = multipart ? undefined : readStatement(request.query);
    if (statement?.kind === 'insert')
      return { request, statement, file: await bodyFile(message, options.bodies) };
  }
  const text = await bodyText(message);
  const fields = multipartFields(message.headers['content-type'], text);
  const whole = fields ? readRequest(message, url, fields) : request;
  const sql = fields ? whole.query : [request.query, text].filter(Boolean).join('\n');
  const statement = readStatement(sql);
  if (message.method === 'GET' && statement.kind !== 'read')
    throw serverError(
      164,
      'READONLY',
      'Cannot execute query in readonly mode. For queries over HTTP, method GET implies readonly.',
    );
  return { request: whole, statement };
}

async function orderFault(
  { faults, faultToken }: HandlerOptions,
  message: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const shown = message.headers.authorization ?? '';
  if (message.method !== 'POST' || !same(shown, `Bearer ${faultToken}`))
    return plain(response, 403, 'A fault is ordered by POST, with the token of this server.');
  try {
    faults.order(Faults.parse(JSON.parse(await bodyText(message))));
  } catch (error) {
    return plain(response, 400, `Not a fault: ${error instanceof Error ? error.message : error}`);
  }
  plain(response, 200, 'Ok.');
}

function addressOf(message: IncomingMessage): URL {
  try {
    return new URL(message.url ?? '/', 'http://server');
  } catch {
    throw serverError(36, 'BAD_ARGUMENTS', 'The address of the request cannot be read.');
  }
}

function plain(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=UTF-8' }).end(`${text}\n`);
}
