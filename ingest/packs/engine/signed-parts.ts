import type { CollectRequest } from '../../contract/source.ts';
import { isObject } from '../../mapping/json-object.ts';
import { queryParameters } from '../../mapping/query-parameters.ts';
import { bodyField } from './body-field.ts';
import type { Place, Reader } from './reader.ts';
import type { PackSettings } from './settings.ts';

/** What a vendor signs. */
export interface SignedParts {
  /** The bytes as they may have been signed: several where the address can be written in several ways. */
  of(
    request: CollectRequest,
    settings: PackSettings,
    timestamp: string,
    sent: string,
  ): readonly Buffer[];
  readonly needs: readonly string[];
  readonly says: string;
}

type Piece = (
  request: CollectRequest,
  settings: PackSettings,
  timestamp: string,
  sent: string,
) => string | Uint8Array;

const WORDS = ['body', 'method', 'url', 'decoded_url', 'timestamp', 'sorted_params'] as const;

/**
 * A list of `body` (raw bytes), `method`, `url` (as the vendor called it), `decoded_url` (HubSpot’s rule), `timestamp`,
 * `sorted_params` (names and values of a form in the order of the names), `{ text }`, `{ setting }`, `{ field }` of the
 * body, and `{ body_with: { field, setting } }`: the body with the value of a field replaced by a secret.
 */
export function readSignedParts(given: unknown, place: Place, reader: Reader): SignedParts {
  const needs: string[] = [];
  const all = reader.list(given, place).map(([one, at]) => readPiece(one, at, reader, needs));
  const usesUrl = all.some(({ says }) => says === 'url');
  return {
    needs,
    says: all.map(({ says }) => says).join(' + '),
    of(request, settings, timestamp, sent) {
      const urls = usesUrl ? writings(request.url) : [request.url];
      return urls.map((url) => {
        const asked = url === request.url ? request : withUrl(request, url);
        return Buffer.concat(
          all.map(({ piece }) => Buffer.from(piece(asked, settings, timestamp, sent) as never)),
        );
      });
    },
  };
}

function readPiece(given: unknown, place: Place, reader: Reader, needs: string[]) {
  const word = WORDS.find((one) => one === given);
  if (word) return { says: word.replaceAll('_', ' '), piece: PIECES[word] };
  const known = isObject(given)
    ? reader.object(given, place, ['text', 'setting', 'field', 'body_with'])
    : {};
  if (typeof known.text === 'string') {
    const { text } = known;
    return { says: `\`${text}\``, piece: () => text };
  }
  if (known.setting !== undefined) {
    const name = reader.setting(known.setting, [...place, 'setting']);
    needs.push(name);
    return {
      says: `\`${name}\``,
      piece: (_: CollectRequest, settings: PackSettings) => String(settings[name]),
    };
  }
  if (typeof known.field === 'string') {
    const { field } = known;
    return {
      says: `field \`${field}\``,
      piece: (request: CollectRequest) => rawField(request, field),
    };
  }
  if (known.body_with !== undefined) {
    const at = [...place, 'body_with'];
    const parts = reader.object(known.body_with, at, ['field', 'setting'], ['field', 'setting']);
    const field = reader.text(parts.field, [...at, 'field']);
    const name = reader.setting(parts.setting, [...at, 'setting']);
    needs.push(name);
    const piece: Piece = (request, settings, _, sent) =>
      replaced(request.body, field, sent, String(settings[name]));
    return { says: `body with \`${name}\` as \`${field}\``, piece };
  }
  reader.report(
    'value_invalid',
    place,
    `Expected ${WORDS.join(', ')}, text, setting, field or body_with.`,
  );
  return { says: '', piece: () => '' };
}

const PIECES: Readonly<Record<(typeof WORDS)[number], Piece>> = {
  body: ({ body }) => body,
  method: ({ method }) => method.toUpperCase(),
  url: ({ url }) => url,
  decoded_url: ({ url }) => decodedUrl(url),
  timestamp: (_request, _settings, timestamp) => timestamp,
  sorted_params: ({ body }) =>
    [...queryParameters(Buffer.from(body).toString('utf8'))]
      .sort(([a, x], [b, y]) => (a === b ? (x < y ? -1 : 1) : a < b ? -1 : 1))
      .map(([name, value]) => name + value)
      .join(''),
};

/** The characters that HubSpot decodes in an address before it signs it. */
const DECODED: ReadonlyMap<string, string> = new Map(
  [...":/?@!$'()*,;"].map((sign) => [`%${sign.charCodeAt(0).toString(16).toUpperCase()}`, sign]),
);

function decodedUrl(url: string): string {
  return url.replace(/%[0-9a-f]{2}/gi, (code) => DECODED.get(code.toUpperCase()) ?? code);
}

/** An address as it was called, with the port of its scheme, and without any: vendors differ in what they sign. */
function writings(url: string): readonly string[] {
  const parts = /^(https?):\/\/([^/:?#]+|\[[^\]]+\])(:\d+)?(.*)$/.exec(url);
  if (!parts) return [url];
  const [, scheme, host, port = '', rest] = parts;
  const standard = scheme === 'https' ? ':443' : ':80';
  const ports = port === '' ? ['', standard] : [port, ''];
  return ports.map((one) => `${scheme}://${host}${one}${rest}`);
}

function withUrl(request: CollectRequest, url: string): CollectRequest {
  const { method, path, query, headers, body } = request;
  return { method, path, query, headers, body, url };
}

/** The text of a form’s field, decoded once and otherwise as it was sent. */
function rawField(request: CollectRequest, name: string): string {
  for (const [key, value] of queryParameters(Buffer.from(request.body).toString('utf8').trim()))
    if (key === name) return value;
  return bodyField(request, name) ?? '';
}

/** In the raw bytes, never by writing the JSON anew: a vendor’s blanks and escapes are signed as well. */
function replaced(body: Uint8Array, field: string, sent: string, secret: string): Buffer {
  const text = Buffer.from(body).toString('latin1');
  const found = new RegExp(`"${escaped(field)}"\\s*:\\s*"${escaped(sent)}"`).exec(text);
  if (!found) return Buffer.from(body);
  const at = found.index + found[0].length - 1 - sent.length;
  const instead = Buffer.from(secret, 'utf8').toString('latin1');
  return Buffer.from(text.slice(0, at) + instead + text.slice(at + sent.length), 'latin1');
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
