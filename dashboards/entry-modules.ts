/** What a bundler knows of its modules. */
interface ModuleGraph {
  getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null;
}

/** What a module needs at once: by imports alone, and not by those that are made when something is asked for. */
export function neededBy(entry: string, graph: ModuleGraph): ReadonlySet<string> {
  const needed = new Set([entry]);
  // A set that grows while it is gone through.
  for (const id of needed)
    for (const imported of graph.getModuleInfo(id)?.importedIds ?? []) needed.add(imported);
  return needed;
}
