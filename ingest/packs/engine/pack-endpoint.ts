import type { CollectRequest, Endpoint, Verdict } from '../../contract/source.ts';
import { queryParameters } from '../../mapping/query-parameters.ts';
import { refused } from '../../verification/verify.ts';
import type { Pack } from './pack.ts';
import { byOwnName, type PackSettings } from './settings.ts';
import type { Verification } from './verification.ts';

const MAX_BODY = 4 * 1024 * 1024;

/** The address that a pack collects at: `/collect/<pack>` and `/collect/<pack>/<account>`. */
export function packEndpoint(pack: Pack, now: () => number): Endpoint<PackSettings> {
  const own = (settings: PackSettings) => byOwnName(pack.settings, settings);
  const takesGet =
    pack.body.shapes.includes('query') || pack.pings.some(({ method }) => method === 'GET');
  const parameters = [...pack.verification, ...pack.pings].flatMap(
    ({ parameter }) => parameter ?? [],
  );
  const answers = pack.pings.some(({ method }) => method === 'POST');
  return {
    name: 'webhook',
    methods: takesGet ? ['GET', 'POST'] : ['POST'],
    paths: ['', ...pack.tails].flatMap((tail) => [
      `/collect/${pack.name}${tail}`,
      `/collect/${pack.name}/:account${tail}`,
    ]),
    maxBodyBytes: MAX_BODY,
    keepHeaders: pack.headers,
    verifyHead(request, settings) {
      if (request.method === 'GET' || answers) return undefined;
      const way = chosen(pack, own(settings));
      return way ? way.head(request, own(settings)) : unset(pack);
    },
    verify(request, settings) {
      const ping = pack.pings.find((one) => one.is(request));
      if (ping) return ping.verify(request, own(settings));
      return verify(pack, request, own(settings), now());
    },
    answer(request) {
      return pack.pings.find((one) => one.is(request))?.answer(request);
    },
    accepted:
      pack.reply.body === undefined
        ? { status: pack.reply.status }
        : { ...pack.reply, headers: { 'content-type': 'application/json' } },
    cleanQuery: (query) => without(query, parameters),
    cleanBody: (body, settings) => withoutSecrets(body, pack, own(settings)),
  };
}

function verify(pack: Pack, request: CollectRequest, settings: PackSettings, now: number): Verdict {
  const way = chosen(pack, settings);
  return way ? way.whole(request, settings, now) : unset(pack);
}

function chosen({ verification }: Pack, settings: PackSettings): Verification | undefined {
  return verification.find(({ needs }) =>
    needs.every((name) => settings[name] !== undefined && settings[name] !== ''),
  );
}

function unset({ verification }: Pack): Verdict {
  const ways = verification.map(({ needs }) => needs.map((name) => `\`${name}\``).join(' and '));
  return refused(`Nothing that verifies is configured for this account; set ${ways.join(', or ')}`);
}

/** The raw pairs that are left, as they were written. */
function without(query: string, parameters: readonly string[]): string {
  if (parameters.length === 0) return query;
  return query
    .split('&')
    .filter((pair) => {
      const [[name] = ['']] = [...queryParameters(pair)];
      return !parameters.includes(name);
    })
    .join('&');
}

/** A secret that travels in the body is checked and then not kept. */
function withoutSecrets(body: Uint8Array, pack: Pack, settings: PackSettings): Uint8Array {
  if (!pack.verification.some(({ inBody }) => inBody)) return body;
  const secrets = pack.settings.flatMap(({ name, type }) => {
    const value = settings[name];
    return type === 'secret' && typeof value === 'string' && value.length >= 6 ? [value] : [];
  });
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  const written = secrets.flatMap((one) => [...new Set([one, encodeURIComponent(one)])]);
  const found = written.filter((one) => bytes.includes(one));
  if (found.length === 0) return body;
  let text = bytes.toString('latin1');
  for (const one of found)
    text = text.replaceAll(Buffer.from(one, 'utf8').toString('latin1'), '***');
  return Buffer.from(text, 'latin1');
}
