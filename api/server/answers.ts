import { createHash } from 'node:crypto';
import { ReadAborted, type Reader } from '@throughline/transform/warehouse/warehouse';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { FORMATS, type Format } from '../contract/formats.ts';
import { publicCatalogue } from '../metrics/catalogue.ts';
import { ProblemError } from '../problems/problems.ts';
import type { Period } from '../reports/period.ts';
import { readDataRange, readState, type State } from '../reports/state.ts';
import { clientSignal, principalOf } from './asker.ts';
import { DEFAULT_PERIOD_HEADER } from './default-period-header.ts';
import { joinedRead } from './joined-read.ts';
import type { ApiOptions } from './options.ts';
import { ReportCache } from './report-cache.ts';
import { recorded, SQL_TYPE, wantsStatements } from './statements.ts';

const DEFAULT_CACHE_BYTES = 32 * 1024 * 1024;

/** Published states of which something is remembered: the newest, and those that answers are still made from. */
const STATES_HELD = 4;

/** What an answer is made from; its signal says that nobody wants it any more. */
export interface Origin {
  readonly reader: Reader;
  readonly signal: AbortSignal;
  /** In place of the current one, where nothing may be remembered of it. */
  readonly state?: State | null;
}

/** What an answer is of beside the state and the parameters. */
export interface SentAbout {
  /** An answer that was fixed before. */
  readonly variant?: string | undefined;
  readonly format?: Format;
}

export interface Answers {
  /** State and data range that the request is answered from, read for as long as its client waits. */
  current(
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<Origin & { state: State | null; dataRange: Period | null }>;
  /** What `make` gives, from the cache where the same was `asked` of the address in the same state. */
  body<Body extends string | Uint8Array>(
    request: FastifyRequest,
    state: State | null,
    make: (from: Origin) => Promise<Body>,
    about: {
      readonly variant?: string | undefined;
      readonly asked: object;
      readonly signal: AbortSignal;
    },
  ): Promise<Body>;
  /**
   * Sends `body` of the parsed parameters; 304 where the client has it already. Who asks for `application/sql` gets the
   * statements that it is read with.
   */
  send(
    request: FastifyRequest,
    reply: FastifyReply,
    state: State | null,
    type: string,
    make: (from: Origin) => Promise<string | Uint8Array>,
    about?: SentAbout,
  ): Promise<FastifyReply>;
}

/** Answers that belong to a state: cached by it, and tagged with it. */
export function createAnswers({
  reader,
  config,
  cacheBytes,
  incomplete = async () => undefined,
}: ApiOptions): Answers {
  const bodies = new ReportCache<string | Uint8Array>(
    cacheBytes ?? DEFAULT_CACHE_BYTES,
    Buffer.byteLength,
  );
  const ranges = new ReportCache<Period | null>(16, () => 1);
  // What else than the state decides about an answer; a new version must not answer 304 for the old one.
  const setup = createHash('sha256')
    .update(JSON.stringify([config, publicCatalogue()]))
    .digest('hex')
    .slice(0, 8);
  const states = new Map<string, State>();
  /** One object for a state: what is remembered of it serves all who ask. */
  const held = (state: State | null): State | null => {
    if (!state) return null;
    const key = JSON.stringify(state);
    const known = states.get(key) ?? state;
    states.set(key, known);
    for (const old of [...states.keys()].slice(0, -STATES_HELD)) states.delete(old);
    return known;
  };
  // Read for whoever asks: it is over before anybody goes away.
  const newest = joinedRead(() => readState(reader({})));
  const nameOf = (state: State | null) => `${state?.generation ?? 0}.${state?.revision ?? 0}`;

  return {
    async current(request, reply) {
      const why = await incomplete();
      if (why !== undefined) throw new ProblemError('figures_incomplete', { detail: why });
      const signal = clientSignal(reply);
      const from = reader({ signal, principal: principalOf(request) });
      const state = held(await newest());
      if (signal.aborted) throw new ReadAborted('Nobody waits for the answer any more.');
      const dataRange =
        state &&
        (await ranges.get(
          nameOf(state),
          (joined) => readDataRange(reader({ signal: joined }), state),
          signal,
        ));
      return { reader: from, signal, state, dataRange };
    },

    body(request, state, make, { variant = '', asked, signal: wanted }) {
      const principal = principalOf(request);
      return bodies.get(
        `${nameOf(state)} ${variant} ${cacheKey(request, asked)}`,
        // Made for all who ask the same: it goes on until the last of them is gone.
        (signal) => make({ reader: reader({ signal, principal }), signal }),
        wanted,
      ) as ReturnType<typeof make>;
    },

    async send(request, reply, state, type, make, { variant = '', format } = {}) {
      if (type === FORMATS.json.type && wantsStatements(request.headers.accept)) {
        const signal = clientSignal(reply);
        const from = recorded(reader({ signal, principal: principalOf(request) }));
        await make({ reader: from.reader, signal, state: state && { ...state } });
        const headers = { 'cache-control': 'no-store', vary: 'authorization, accept' };
        return reply.headers(headers).type(`${SQL_TYPE}; charset=utf-8`).send(from.script());
      }
      // The same words mean other days tomorrow where the request named none.
      const days = reply.getHeader(DEFAULT_PERIOD_HEADER) ?? '';
      // One address may be answered in several media types, by the header of the request.
      const written = format === 'json' ? '' : format;
      const parts = [nameOf(state), setup, variant, days, written];
      const tag = `"${parts.filter(Boolean).join('.')}"`;
      const vary = written ? 'authorization, accept' : 'authorization';
      const headers = { etag: tag, 'cache-control': 'private, no-cache', vary };
      if (has(request.headers['if-none-match'], tag))
        return reply.code(304).headers(headers).send();
      const about = { variant, asked: request.query as object, signal: clientSignal(reply) };
      const body = await this.body(request, state, make, about);
      return reply.headers(headers).type(type).send(body);
    },
  };
}

/** A packed answer carries the tag as a weak one; what it says is the same. */
function has(wanted: string | undefined, tag: string): boolean {
  return (wanted ?? '').split(',').some((one) => one.trim().replace(/^W\//, '') === tag);
}

/** The parsed parameters, in one order, so that two ways to ask the same share an answer. */
function cacheKey({ routeOptions, params }: FastifyRequest, asked: object): string {
  const query = Object.entries(asked).sort(([a], [b]) => (a < b ? -1 : 1));
  return `${routeOptions.url} ${JSON.stringify([params, query])}`;
}
