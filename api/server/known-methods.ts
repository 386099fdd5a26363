import type { FastifyInstance, FastifyRequest } from 'fastify';

/** Methods that a path takes, by the routes that were added since `knownMethods` was called. */
export type MethodsOf = (path: string) => readonly string[];

interface Known {
  readonly pattern: RegExp;
  readonly methods: Set<string>;
}

/** Remembers the routes of a server, so that a wrong method at a known path can be told from no path at all. */
export function knownMethods(app: FastifyInstance): MethodsOf {
  const routes = new Map<string, Known>();
  app.addHook('onRoute', ({ url, method }) => {
    // A wildcard takes anything and tells nothing.
    if (url.includes('*')) return;
    const known = routes.get(url) ?? { pattern: patternOf(url), methods: new Set() };
    for (const one of [method].flat()) known.methods.add(one);
    routes.set(url, known);
  });
  return (path) => {
    const matching = [...routes.values()].filter(({ pattern }) => pattern.test(path));
    return [...new Set(matching.flatMap(({ methods }) => [...methods]))].sort();
  };
}

/** The path of a request, without its parameters. */
export function pathOf({ originalUrl }: Pick<FastifyRequest, 'originalUrl'>): string {
  return originalUrl.replace(/\?.*$/s, '');
}

function patternOf(url: string): RegExp {
  const parts = url
    .split('/')
    .map((part) => (part.startsWith(':') ? '[^/]+' : part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')));
  return new RegExp(`^${parts.join('/')}$`);
}
