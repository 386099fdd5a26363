import type { CollectRequest, Reply, RequestHead, Verdict } from '../../contract/source.ts';
import { queryParameters } from '../../mapping/query-parameters.ts';
import { matches, refused } from '../../verification/verify.ts';
import type { Place, Reader } from './reader.ts';
import type { PackSettings } from './settings.ts';

/** A request with which a vendor only looks whether somebody answers; nothing of it is stored. */
export interface Ping {
  readonly method: 'GET' | 'POST';
  /** Parameters of the address that hold a secret. */
  readonly parameter: string | undefined;
  is(request: CollectRequest): boolean;
  verify(request: RequestHead, settings: PackSettings): Verdict;
  answer(request: RequestHead): Reply;
}

const MOST_BYTES = 256;

/**
 * `get`: any GET without a body. `form: [names]`: a POST of a form with these fields and no others. `challenge`: a GET
 * whose parameter is sent back to who knows the `token` (`{ parameter, token, secret }`).
 */
export function readPings(given: unknown, place: Place, reader: Reader): readonly Ping[] {
  return reader.list(given, place).map(([one, at]) => {
    if (one === 'get') return GET;
    const known = reader.object(one, at, ['form', 'challenge']);
    if (known.form !== undefined) {
      const names = reader
        .list(known.form, [...at, 'form'])
        .map(([name, where]) => reader.text(name, where));
      return formPing(names);
    }
    const where = [...at, 'challenge'];
    const keys = ['parameter', 'token', 'secret'];
    const parts = reader.object(known.challenge, where, keys, keys);
    return challenge(
      reader.text(parts.parameter, [...where, 'parameter']),
      reader.text(parts.token, [...where, 'token']),
      reader.setting(parts.secret, [...where, 'secret']),
    );
  });
}

const GET: Ping = {
  method: 'GET',
  parameter: undefined,
  is: ({ method, body }) => method === 'GET' && body.byteLength === 0,
  verify: () => ({ ok: true }),
  answer: () => ({ status: 200 }),
};

function formPing(names: readonly string[]): Ping {
  return {
    method: 'POST',
    parameter: undefined,
    is({ method, body }) {
      if (method !== 'POST' || body.byteLength > MOST_BYTES) return false;
      const fields = [...queryParameters(Buffer.from(body).toString('utf8').trim())];
      return fields.length === names.length && fields.every(([name]) => names.includes(name));
    },
    verify: () => ({ ok: true }),
    answer: () => ({ status: 200 }),
  };
}

function challenge(parameter: string, token: string, secret: string): Ping {
  return {
    method: 'GET',
    parameter: token,
    is: ({ method, body }) => method === 'GET' && body.byteLength === 0,
    verify({ query }, settings) {
      const expected = settings[secret];
      if (typeof expected !== 'string') return refused(`set \`${secret}\``);
      return matches(new URLSearchParams(query).get(token) ?? undefined, expected, token);
    },
    answer({ query }) {
      const body = new URLSearchParams(query).get(parameter) ?? '';
      // Echoed to who knows the token only, and never as a page.
      return /^[\w.-]{0,256}$/.test(body)
        ? { status: 200, headers: { 'content-type': 'text/plain' }, body }
        : { status: 400 };
    },
  };
}
