/** What a bundler knows of its modules. */
interface ModuleGraph {
  getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null;
}

/** Lists all that a package has: who imports one thing of it names everything, and needs that one thing. */
const LIST_OF_PACKAGE = /\/node_modules\/@mantine\/core\/esm\/index\.mjs$/;

/**
 * What a module needs at once: by imports alone, and not by those that are made when something is asked for. What is
 * needed of a package that one module lists is left to the bundler, which knows what of it is used.
 */
export function neededBy(entry: string, graph: ModuleGraph): ReadonlySet<string> {
  const needed = new Set([entry]);
  // A set that grows while it is gone through.
  for (const id of needed) {
    if (LIST_OF_PACKAGE.test(id)) continue;
    for (const imported of graph.getModuleInfo(id)?.importedIds ?? []) needed.add(imported);
  }
  return needed;
}
