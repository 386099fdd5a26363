import type { Exchange, Turn } from '../../contract/exchange.ts';
import { DELIVERY_LIMITS, describeExcess, excessOf } from '../../contract/limits.ts';
import type { CollectRequest, Reply } from '../../contract/source.ts';
import type { Micros } from '../../contract/time.ts';
import { queryParameters } from '../../mapping/query-parameters.ts';
import { openSession, sessionOf } from './session.ts';
import type { CommercemlSettings } from './settings.ts';
import { MIB, Spool } from './spool.ts';
import { unpack } from './unpack.ts';

/** Bytes of one part of a file. */
export const FILE_LIMIT = 8 * MIB;
/** No order of ours goes to 1C: this side only listens. */
const NO_ORDERS =
  '<?xml version="1.0" encoding="UTF-8"?>\n<КоммерческаяИнформация ВерсияСхемы="2.10"/>\n';

/**
 * The site’s side of the exchange between 1C and a site: `checkauth`, `init`, `file` part by part, `import`. A file
 * is a delivery of its own, in the log once it is whole; until then its parts wait in the collector that took them.
 */
export function commercemlExchange(): Exchange<CommercemlSettings> {
  const spool = new Spool();

  function takeFile(request: CollectRequest, parameters: Parameters, now: Micros): Turn {
    const name = parameters.filename;
    if (!name) return failure('the file has no name');
    // Pictures of goods.
    if (!/\.(xml|zip)$/i.test(name)) return success();
    const key = keyOf(request, parameters);
    const received = spool.add(key, Buffer.from(request.body), now);
    if (received.state === 'refused') return failure(`${name}: ${received.why}`);
    if (received.state === 'more') return success();
    const files = unpack(name, received.file, received.form);
    if (typeof files === 'string') return failure(`${name}: ${files}`);
    for (const file of files) {
      const excess = excessOf(file.body, DELIVERY_LIMITS.file);
      if (excess)
        return failure(
          `${file.name} holds too much. ${describeExcess(excess)} Let 1C send changes only.`,
        );
    }
    return {
      ...success(),
      deliver: files.map((file) => ({
        query: new URLSearchParams({ type: parameters.type, filename: file.name }).toString(),
        body: file.body,
      })),
      stored: () => spool.stored(key, now),
    };
  }

  function takeImport(request: CollectRequest, parameters: Parameters): Turn {
    const name = parameters.filename;
    switch (spool.stateOf(keyOf(request, parameters))) {
      case 'stored':
        return success();
      case 'open':
        return failure(`${name}: the end of the file has not come; send it again`);
      default:
        return failure(`${name}: no such file has come in this session; send it again`);
    }
  }

  return {
    take(request, { settings }, now) {
      const parameters = parametersOf(request.query);
      switch (parameters.mode) {
        case 'checkauth': {
          const { user = '', password = '' } = settings;
          return text('success', ...openSession({ user, password }, now / 1000));
        }
        case 'init':
          return text(`zip=${settings.zip ? 'yes' : 'no'}`, `file_limit=${FILE_LIMIT}`);
        case 'file':
          return takeFile(request, parameters, now);
        case 'import':
          return takeImport(request, parameters);
        case 'query':
          return { reply: { ...XML, body: NO_ORDERS } };
        // What 1C reports of its own progress.
        case 'success':
        case 'complete':
        case 'deactivate':
          return success();
        default:
          return failure(`the mode ${parameters.mode || '(none)'} is not known here`);
      }
    },
  };
}

/** Whether a request opens a session: it shows the password, all others the session. */
export function opensSession(query: string): boolean {
  return parametersOf(query).mode === 'checkauth';
}

interface Parameters {
  readonly type: string;
  readonly mode: string;
  readonly filename: string;
}

function parametersOf(query: string): Parameters {
  const given = new Map(queryParameters(query));
  return {
    type: given.get('type') === 'sale' ? 'sale' : 'catalog',
    mode: (given.get('mode') ?? '').slice(0, 64),
    filename: (given.get('filename') ?? '').slice(0, 256),
  };
}

function keyOf(request: CollectRequest, { type, filename }: Parameters): string {
  return [sessionOf(request), request.path, type, filename].join('\0');
}

const PLAIN: Reply = { status: 200, headers: { 'content-type': 'text/plain; charset=utf-8' } };
const XML: Reply = { status: 200, headers: { 'content-type': 'application/xml; charset=utf-8' } };

function success(): Turn {
  return text('success');
}

/** 1C shows the reason to whoever watches the exchange. */
function failure(why: string): Turn {
  return text('failure', why);
}

function text(...lines: readonly string[]): Turn {
  return { reply: { ...PLAIN, body: lines.join('\n') } };
}
