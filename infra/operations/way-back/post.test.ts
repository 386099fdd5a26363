import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { deliver } from '@throughline/api/way-back/deliver';
import type { Outgoing } from '@throughline/api/way-back/vendor';
import { VENDOR } from '@throughline/api/way-back/vendors/index';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { backSchema } from '../../config/back-schema.ts';
import { posting } from './post.ts';
import { targetsOf } from './targets.ts';

type Answer = (request: IncomingMessage, reply: ServerResponse, body: string) => void;

let answers: Answer[] = [];
let bodies: string[] = [];
let authorizations: (string | undefined)[] = [];
const server = createServer((request, reply) => {
  let body = '';
  request.on('data', (part) => (body += part));
  request.on('end', () => {
    if (request.url === '/token') {
      reply.end(
        JSON.stringify({
          access_token: `t-${new URLSearchParams(body).get('refresh_token')}`,
          expires_in: 3600,
        }),
      );
      return;
    }
    bodies.push(body || request.url!);
    authorizations.push(request.headers.authorization);
    (answers.shift() ?? ok)(request, reply, body);
  });
});
const ok: Answer = (_request, reply, body) =>
  reply.end(JSON.stringify({ requestId: 'r', events_received: JSON.parse(body).data?.length }));
const status =
  (code: number, body: unknown = {}, headers: Record<string, string> = {}): Answer =>
  (_request, reply) =>
    reply.writeHead(code, headers).end(JSON.stringify(body));
/** Takes the request in, and dies before it answers. */
const dies: Answer = (request) => request.socket.destroy();

beforeEach(() => new Promise<void>((done) => server.listen(0, '127.0.0.1', () => done())));
afterEach(() => {
  [answers, bodies, authorizations] = [[], [], []];
  return new Promise<void>((done) => {
    server.close(() => done());
    server.closeAllConnections();
  });
});

async function sent(to: 'google' | 'meta' | 'vk', count: number) {
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const as = to === 'vk' ? 'goal' : '777';
  const back = backSchema.parse({
    targets: {
      t: {
        ...{ to, account: '123', endpoint, conversions: [{ of: 'sale', as }] },
        ...(to === 'google'
          ? { clientId: 'c', clientSecret: 's', refreshToken: 'ours' }
          : { token: 'secret-token' }),
      },
    },
  });
  const [target] = targetsOf(back);
  const waits: number[] = [];
  const post = posting(back, 2_000);
  const events = Array.from({ length: count }, (_, index) => event(to, index));
  const result = await deliver({ label: 'run', events }, target!, VENDOR[to], {
    post: (request) => post('t', request),
    sleep: async (ms) => void waits.push(ms),
  });
  return { ...result, waits };
}

function event(to: string, index: number): Outgoing {
  const name = { google: 'gclid', meta: 'fbclid', vk: 'rb_clickid' }[to]!;
  return {
    ...{
      id: `e${index}`,
      as: '777',
      of: 'sale',
      at: 1_773_136_801_000,
      value: null,
      isRestated: false,
    },
    identity: { click: { name, value: `c${index}`, at: 1, country: '' }, emails: [], phones: [] },
  };
}

it('proves who sends by a token that it fetches, or by the one configured', async () => {
  expect(await sent('google', 2)).toMatchObject({ exceptions: [], references: ['r'] });
  expect(await sent('meta', 2)).toMatchObject({ exceptions: [] });
  expect(authorizations).toEqual(['Bearer t-ours', 'Bearer secret-token']);
  expect(bodies.join()).not.toContain('secret-token');
});

it('waits as long as it is asked to, and ends where that is long', async () => {
  answers = [status(429, {}, { 'retry-after': '7' }), status(429), ok];
  expect(await sent('meta', 1)).toMatchObject({ exceptions: [], waits: [7_000, 4_000] });
  answers = [status(429, {}, { 'retry-after': '600' })];
  expect(await sent('meta', 1)).toEqual({
    exceptions: [['e0', 'not_sent', 'http_429']],
    references: [],
    stopped: { reason: 'http_429', waitSeconds: 600 },
    waits: [],
  });
});

it('halves what is refused as a whole until the culprit is found', async () => {
  const refusing: Answer = (request, reply, body) =>
    body.includes('fb.1.1.c5"')
      ? status(400, { error: { code: 100 } })(request, reply, body)
      : ok(request, reply, body);
  answers = Array.from({ length: 20 }, () => refusing);
  expect(await sent('meta', 8)).toMatchObject({ exceptions: [['e5', 'rejected', 'meta_100']] });
  // Each of the others was in exactly one request that was taken.
  const taken = bodies
    .filter((body) => !body.includes('fb.1.1.c5"'))
    .flatMap((body) => JSON.parse(body).data);
  expect(taken.map(({ event_id }) => event_id).sort()).toEqual([
    'e0',
    'e1',
    'e2',
    'e3',
    'e4',
    'e6',
    'e7',
  ]);
});

it('sends again under the same ids where a copy is recognised and the server died, and never where not', async () => {
  answers = [dies, status(502), ok];
  expect(await sent('meta', 1)).toMatchObject({ exceptions: [] });
  expect(new Set(bodies)).toHaveLength(1);
  bodies = [];
  answers = [dies];
  const vk = await sent('vk', 1);
  expect(vk).toMatchObject({ exceptions: [['e0', 'unknown', expect.any(String)]], stopped: {} });
  expect(bodies).toEqual(['/tracker?id=123;e=RG%3A/777;rb_clickid=c0']);
});

it('ends where the door is shut, and says nothing of the token', async () => {
  answers = [status(401, { error: { code: 190, message: 'secret-token is wrong' } })];
  const result = await sent('meta', 2);
  expect(result).toMatchObject({ stopped: { reason: 'meta_190', waitSeconds: 0 } });
  expect(JSON.stringify(result)).not.toContain('secret');
});

it('knows that nothing left where nobody listens', async () => {
  const closed = createServer();
  await new Promise<void>((done) => closed.listen(0, '127.0.0.1', () => done()));
  const url = `http://127.0.0.1:${(closed.address() as AddressInfo).port}`;
  await new Promise((done) => closed.close(done));
  const conversions = [{ of: 'sale', as: 'g' }];
  const back = backSchema.parse({
    targets: { t: { to: 'vk', account: '1', endpoint: url, conversions } },
  });
  const answer = await posting(back)('t', { method: 'GET', url, headers: {} });
  expect(answer).toEqual({ kind: 'unreached', reason: 'econnrefused' });
});
