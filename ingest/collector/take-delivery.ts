import { randomUUID } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { RawDelivery } from '../contract/delivery.ts';
import { DELIVERY_LIMITS, describeExcess, excessOf } from '../contract/limits.ts';
import type { Account, CollectRequest, Reply, RequestHead } from '../contract/source.ts';
import { appendOrRefer } from '../log/append-or-refer.ts';
import { deliveryKey } from '../log/delivery-key.ts';
import type { CollectRoute } from './collect-routes.ts';
import type { CollectorOptions } from './collector-options.ts';
import { type CollectorCounters, count } from './counters.ts';
import { checkOrigin } from './cross-origin.ts';
import { decodeBody } from './decode-body.ts';
import { IncomingRequest } from './incoming-request.ts';
import { limited } from './limited.ts';
import { CollectorProblem } from './problems.ts';
import type { OpenExchange } from './recalled.ts';
import { visitorHeader } from './visitor-header.ts';

const EMPTY = new Uint8Array();
/** Bodies unpacked at once, in the whole process: each may grow to the limit of its endpoint. */
const unpack = limited(4, decodeBody);

/**
 * What happens to a request at one endpoint: unpack, choose the account, verify, answer or append to
 * the log, and reply once that is durable. The body is not read beyond what the source’s own
 * verification needs: whether it can be understood is decided behind the log.
 */
export function takeDelivery(
  route: CollectRoute,
  { log, clock, limits, countryHeader }: CollectorOptions,
  counters: CollectorCounters,
  exchangeOf?: OpenExchange,
) {
  const { source, endpoint } = route;
  const most = DELIVERY_LIMITS[endpoint.holds ?? 'webhook'];

  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const received = new IncomingRequest(request, (request.body as Buffer | undefined) ?? EMPTY);
    const encoding = received.headers['content-encoding'];
    const decoded = encoding
      ? received.with(await unpack(received.body, encoding, endpoint.maxBodyBytes))
      : received;
    const account = chooseAccount(route, request, decoded) ?? accountInBody(route, decoded);
    // Told by the head already, except where only the body names the account.
    checkOrigin(route, account, request.headers.origin);
    verify(route, account, decoded, received);
    const excess = excessOf(decoded.body, most, limits?.maxDepth);
    if (excess) {
      const code = excess.of === 'depth' ? 'nesting_too_deep' : 'too_many_records';
      throw new CollectorProblem(code, describeExcess(excess));
    }
    const exchange = await exchangeOf?.();
    const receivedAt = clock();
    const turn = exchange?.take(decoded, account, receivedAt);
    const answer = turn ? turn.reply : endpoint.answer?.(decoded, account.settings);
    if (answer && !turn?.deliver?.length) {
      count(counters.answered, source);
      return send(reply, answer);
    }
    const envelope = {
      source,
      account: account.account,
      endpoint: endpoint.name,
      receivedAt,
      headers: {
        ...keptHeaders(endpoint.keepHeaders, decoded.headers),
        ...(endpoint.browser && visitorHeader(decoded, countryHeader)),
      },
    };
    const parts = turn?.deliver ?? [
      {
        query: endpoint.cleanQuery ? endpoint.cleanQuery(decoded.query) : decoded.query,
        body: endpoint.cleanBody?.(decoded.body, account.settings) ?? decoded.body,
      },
    ];
    await store(parts.map((part) => ({ id: randomUUID(), ...envelope, ...part })));
    turn?.stored?.();
    return send(reply, turn?.reply ?? endpoint.accepted);
  };

  /** @throws CollectorProblem where the log takes one of them not at all. */
  async function store(deliveries: readonly RawDelivery[]): Promise<void> {
    const records = deliveries.map((delivery) => ({ key: deliveryKey(delivery), delivery }));
    const { tooLarge } = await appendOrRefer(log, records);
    if (tooLarge.length > 0)
      throw new CollectorProblem(
        'delivery_too_large',
        `The log refused ${tooLarge[0]!.delivery.body.byteLength} bytes.`,
      );
    for (const { body } of deliveries) {
      count(counters.accepted, source);
      count(counters.acceptedBytes, source, body.length);
    }
  }
}

/** Refuses before the body is read whatever its head alone condemns. */
export function checkHead(route: CollectRoute, request: FastifyRequest): void {
  const head = new IncomingRequest(request, EMPTY);
  const account = chooseAccount(route, request, head);
  if (!account) {
    if (route.endpoint.chooseByBody) return;
    throw unnamed();
  }
  checkOrigin(route, account, request.headers.origin);
  const verdict = route.endpoint.verifyHead?.(head, account.settings);
  if (verdict && !verdict.ok)
    throw new CollectorProblem('signature_refused', verdict.reason, verdict.reason);
}

function accountNamed(route: CollectRoute, name: string): Account {
  const account = route.accountsByName.get(name);
  if (!account) throw new CollectorProblem('account_unknown', `No account ${name}.`);
  return account;
}

export function send(reply: FastifyReply, { status, headers, body }: Reply): FastifyReply {
  reply.code(status);
  if (headers) reply.headers(headers);
  return reply.send(body ?? '');
}

function chooseAccount(
  route: CollectRoute,
  request: FastifyRequest,
  head: RequestHead,
): Account | undefined {
  const { account: named } = request.params as { account?: string };
  if (named !== undefined) return accountNamed(route, named);
  const { endpoint, accounts } = route;
  if (endpoint.choose) return endpoint.choose(head, accounts);
  return accounts.length === 1 ? accounts[0] : undefined;
}

function accountInBody({ endpoint, accounts }: CollectRoute, request: CollectRequest): Account {
  const account = endpoint.chooseByBody?.(request, accounts);
  if (!account) throw unnamed();
  return account;
}

function unnamed(): CollectorProblem {
  return new CollectorProblem('account_unknown', 'The request names no account.');
}

/**
 * Vendors sign what they packed or what they send; whoever can sign either knows the secret, so
 * either will do. Without a content encoding the two are the same bytes.
 */
function verify(
  { endpoint }: CollectRoute,
  { settings }: Account,
  decoded: CollectRequest,
  received: CollectRequest,
): void {
  const verdict = endpoint.verify(decoded, settings);
  if (verdict.ok) return;
  if (received !== decoded && endpoint.verify(received, settings).ok) return;
  throw new CollectorProblem('signature_refused', verdict.reason, verdict.reason);
}

function keptHeaders(
  names: readonly string[],
  headers: CollectRequest['headers'],
): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const name of names) {
    const value = headers[name];
    if (value !== undefined) kept[name] = value;
  }
  return kept;
}
