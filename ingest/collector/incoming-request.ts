import type { FastifyRequest } from 'fastify';
import type { CollectRequest } from '../contract/source.ts';

/** A request as sources see it. The full address is made when a signature asks for it. */
export class IncomingRequest implements CollectRequest {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly headers: CollectRequest['headers'];
  readonly body: Uint8Array;
  readonly #request: FastifyRequest;

  constructor(request: FastifyRequest, body: Uint8Array) {
    const target = request.originalUrl;
    const mark = target.indexOf('?');
    this.method = request.method;
    this.path = mark < 0 ? target : target.slice(0, mark);
    this.query = mark < 0 ? '' : target.slice(mark + 1);
    // Node joins repeated headers into one text; only Set-Cookie, which no request has, is a list.
    this.headers = request.headers as CollectRequest['headers'];
    this.body = body;
    this.#request = request;
  }

  /** X-Forwarded-Proto and -Host count only from the proxies that the server trusts. */
  get url(): string {
    const { protocol, host, originalUrl } = this.#request;
    return `${protocol}://${host}${originalUrl}`;
  }

  with(body: Uint8Array): IncomingRequest {
    return new IncomingRequest(this.#request, body);
  }
}
