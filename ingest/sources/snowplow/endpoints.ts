import type {
  Account,
  CollectRequest,
  Endpoint,
  RequestHead,
  Verdict,
} from '../../contract/source.ts';
import { asObject } from '../../mapping/json-object.ts';
import { queryParameters } from '../../mapping/query-parameters.ts';
import { refused, verified } from '../../verification/verify.ts';
import type { SnowplowSettings } from './settings.ts';

const shared = {
  keepHeaders: [],
  browser: { origins: ({ origins }) => origins },
  choose,
  chooseByBody,
  verify,
} satisfies Partial<Endpoint<SnowplowSettings>>;

/** Where trackers post; they can be told another path, such as `/collect/snowplow`. */
const post: Endpoint<SnowplowSettings> = {
  ...shared,
  name: 'post',
  methods: ['POST'],
  paths: ['/com.snowplowanalytics.snowplow/tp2', '/collect/snowplow', '/collect/snowplow/:account'],
  maxBodyBytes: 1024 * 1024,
  accepted: { status: 200, headers: { 'content-type': 'text/plain' }, body: 'ok' },
};

/** One event in the query. Older trackers load it as an image, and send it again where that fails. */
const pixel: Endpoint<SnowplowSettings> = {
  ...shared,
  name: 'pixel',
  methods: ['GET'],
  paths: ['/i'],
  maxBodyBytes: 1024,
  accepted: {
    status: 200,
    headers: { 'content-type': 'image/svg+xml', 'cache-control': 'no-store' },
    body: '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>',
  },
};

export const endpoints: readonly Endpoint<SnowplowSettings>[] = [post, pixel];

type Accounts = readonly Account<SnowplowSettings>[];

function choose(head: RequestHead, accounts: Accounts): Account<SnowplowSettings> | undefined {
  if (accounts.length === 1) return accounts[0];
  return accountOf(appInQuery(head.query), accounts);
}

function chooseByBody(
  request: CollectRequest,
  accounts: Accounts,
): Account<SnowplowSettings> | undefined {
  return accountOf(appIn(request), accounts);
}

function accountOf(app: string | undefined, accounts: Accounts) {
  if (app === undefined) return undefined;
  return accounts.find(({ settings }) => settings.appIds.includes(app));
}

/** The protocol knows no secret: who may send says the app id, and of pages the origin. */
function verify(request: CollectRequest, { appIds }: SnowplowSettings): Verdict {
  if (appIds.length === 0) return verified;
  const app = appIn(request);
  return app !== undefined && appIds.includes(app)
    ? verified
    : refused('aid is no app id of this account');
}

/** The app of the first event; events of others in one body are told apart where they are mapped. */
function appIn({ query, body }: CollectRequest): string | undefined {
  const told = appInQuery(query);
  if (told !== undefined || body.length === 0) return told;
  try {
    const data = asObject(JSON.parse(Buffer.from(body).toString('utf8')))?.data;
    const app = asObject([data].flat()[0])?.aid;
    return typeof app === 'string' ? app : undefined;
  } catch {
    return undefined;
  }
}

function appInQuery(query: string): string | undefined {
  for (const [name, value] of queryParameters(query)) if (name === 'aid') return value;
  return undefined;
}
