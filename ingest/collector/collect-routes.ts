import type { Account, Endpoint, Source } from '../contract/source.ts';

/** One path of an endpoint of a source that has accounts. */
export interface CollectRoute {
  readonly source: string;
  readonly endpoint: Endpoint<unknown>;
  readonly path: string;
  readonly methods: readonly string[];
  readonly accounts: readonly Account[];
  readonly accountsByName: ReadonlyMap<string, Account>;
}

/**
 * The paths to collect at: every endpoint of every source that has an account. A browser asks with
 * OPTIONS first where an endpoint lets other sites read its reply.
 * @throws Error for an account of an unknown source, an account named twice, a path taken twice.
 */
export function collectRoutes(
  sources: readonly Source[],
  accounts: readonly Account[],
): readonly CollectRoute[] {
  checkAccounts(sources, accounts);
  const taken = new Map<string, string>();
  const routes: CollectRoute[] = [];
  for (const source of sources) {
    const own = accounts.filter((account) => account.source === source.name);
    if (own.length === 0) continue;
    const accountsByName = new Map(own.map((account) => [account.account, account]));
    for (const endpoint of source.endpoints) {
      for (const path of endpoint.paths) {
        for (const method of endpoint.methods) take(taken, `${method} ${path}`, source.name);
        routes.push({
          source: source.name,
          endpoint,
          path,
          methods: [...endpoint.methods],
          accounts: own,
          accountsByName,
        });
      }
    }
  }
  return routes.map((route) => withPreflight(route, taken));
}

/** Methods that a path takes; none where it is no path of a source. */
export function methodsAt(routes: readonly CollectRoute[], path: string): readonly string[] {
  const parts = path.split('/');
  const fits = (route: CollectRoute) => {
    const own = route.path.split('/');
    return (
      own.length === parts.length &&
      own.every((part, at) => part === parts[at] || (part.startsWith(':') && parts[at] !== ''))
    );
  };
  return [...new Set(routes.filter(fits).flatMap(({ methods }) => methods))].sort();
}

/** The site that may read the endpoint’s replies, if any. */
export function allowedOrigin(endpoint: Endpoint<unknown>): string | undefined {
  const headers = Object.entries(endpoint.accepted.headers ?? {});
  return headers.find(([name]) => name.toLowerCase() === 'access-control-allow-origin')?.[1];
}

function withPreflight(route: CollectRoute, taken: Map<string, string>): CollectRoute {
  const key = `OPTIONS ${route.path}`;
  const isAsked = route.endpoint.browser || allowedOrigin(route.endpoint) !== undefined;
  if (!isAsked || taken.has(key)) return route;
  taken.set(key, route.source);
  return { ...route, methods: [...route.methods, 'OPTIONS'] };
}

function take(taken: Map<string, string>, key: string, source: string): void {
  const other = taken.get(key);
  if (other !== undefined) throw new Error(`${key} belongs to both ${other} and ${source}`);
  taken.set(key, source);
}

function checkAccounts(sources: readonly Source[], accounts: readonly Account[]): void {
  const names = new Set(sources.map((source) => source.name));
  const seen = new Set<string>();
  for (const { source, account } of accounts) {
    if (!names.has(source)) {
      const known = [...names].sort().join(', ');
      throw new Error(`account ${account}: no source ${source}, expected one of ${known}`);
    }
    const key = `${source}:${account}`;
    if (seen.has(key)) throw new Error(`account ${account} of ${source} is configured twice`);
    seen.add(key);
  }
}
