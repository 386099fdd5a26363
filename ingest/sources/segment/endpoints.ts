import type { Endpoint } from '../../contract/source.ts';
import { CALLS, type Call } from './calls.ts';
import type { SegmentSettings } from './settings.ts';
import { chooseByBody, chooseByHead, verifyHead, verifyWriteKey } from './write-key.ts';

const JSON_TYPE = { 'content-type': 'application/json; charset=utf-8' };

/** Paths of one call: Segment’s and RudderStack’s servers, Segment’s pages (one letter), Jitsu’s. */
function pathsOf(call: Call): string[] {
  const { letter } = CALLS[call];
  return [
    `/v1/${call}`,
    ...(letter ? [`/v1/${letter}`] : []),
    `/api/s/${call}`,
    `/api/s/s2s/${call}`,
  ];
}

const shared = {
  methods: ['POST'],
  keepHeaders: [],
  browser: { origins: ({ origins }) => origins },
  choose: chooseByHead,
  chooseByBody,
  verifyHead,
  verify: verifyWriteKey,
  // What Segment says and what Jitsu’s SDK wants to read; RudderStack’s looks at the status.
  accepted: { status: 200, headers: JSON_TYPE, body: '{"success":true,"ok":true}' },
  cleanQuery,
} satisfies Partial<Endpoint<SegmentSettings>>;

/** One call a request; the path says which where the body does not. */
const calls = (Object.keys(CALLS) as Call[]).map(
  (call): Endpoint<SegmentSettings> => ({
    ...shared,
    name: call,
    paths: pathsOf(call),
    maxBodyBytes: 512 * 1024,
  }),
);

/** RudderStack’s servers send up to 4,000 kB, Segment’s up to 500. */
const batch: Endpoint<SegmentSettings> = {
  ...shared,
  name: 'batch',
  paths: [
    ...['/v1/batch', '/v1/b', '/v1/import', '/beacon/v1/batch', '/api/s/batch', '/api/s/s2s/batch'],
    ...['/collect/segment', '/collect/segment/:account'],
  ],
  maxBodyBytes: 4 * 1024 * 1024,
};

/** What analytics.js asks for before it starts: to send here, and nowhere else. */
const projectSettings: Endpoint<SegmentSettings> = {
  ...shared,
  name: 'project-settings',
  methods: ['GET'],
  paths: ['/v1/projects/:key/settings'],
  maxBodyBytes: 1024,
  answer: ({ url }, { writeKey }) => ({
    status: 200,
    headers: JSON_TYPE,
    body: JSON.stringify({
      integrations: {
        'Segment.io': {
          apiKey: writeKey,
          apiHost: `${new URL(url).host}/v1`,
          protocol: new URL(url).protocol.replace(':', ''),
          versionSettings: { version: '4.4.7', componentTypes: ['browser'] },
        },
      },
      plan: { track: { __default: { enabled: true } }, identify: { __default: { enabled: true } } },
      edgeFunction: {},
      middlewareSettings: {},
      enabledMiddleware: {},
      metrics: { sampleRate: 0 },
      legacyVideoPluginsEnabled: false,
      remotePlugins: [],
    }),
  }),
};

/** What RudderStack’s SDKs ask for before they start: a source that is on and has no destinations. */
const sourceConfig: Endpoint<SegmentSettings> = {
  ...shared,
  name: 'source-config',
  methods: ['GET'],
  paths: ['/sourceConfig', '/sourceConfig/'],
  maxBodyBytes: 1024,
  answer: (_request, { writeKey }) => ({
    status: 200,
    headers: JSON_TYPE,
    body: JSON.stringify({
      source: {
        id: 'throughline',
        name: 'throughline',
        writeKey,
        enabled: true,
        workspaceId: 'throughline',
        config: {
          statsCollection: { errors: { enabled: false }, metrics: { enabled: false } },
        },
        connections: [],
        destinations: [],
        dataplanes: {},
      },
    }),
  }),
};

export const endpoints: readonly Endpoint<SegmentSettings>[] = [
  batch,
  ...calls,
  projectSettings,
  sourceConfig,
];

function cleanQuery(query: string): string {
  const kept = new URLSearchParams(query);
  kept.delete('writeKey');
  return kept.toString();
}
