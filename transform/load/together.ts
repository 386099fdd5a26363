/**
 * Does items in groups, one after the other: those that come while a group is being done are the next one,
 * in the order in which they came. Where a group fails by what may be the fault of one of its items, each is
 * done alone, so that none fails by another's.
 * @param most items of a group.
 */
export function together<Item, Result>(
  work: (items: readonly Item[]) => Promise<readonly Result[]>,
  most: number,
  mayBeOfOne: (error: unknown) => boolean,
): (item: Item) => Promise<Result> {
  interface Waiting {
    readonly item: Item;
    readonly resolve: (result: Result) => void;
    readonly reject: (error: unknown) => void;
  }
  const waiting: Waiting[] = [];
  let isWorking = false;

  async function doGroup(group: readonly Waiting[]): Promise<void> {
    try {
      const results = await work(group.map(({ item }) => item));
      for (const [index, { resolve }] of group.entries()) resolve(results[index]!);
    } catch (error) {
      if (group.length > 1 && mayBeOfOne(error)) for (const one of group) await doGroup([one]);
      else for (const { reject } of group) reject(error);
    }
  }

  async function doAll(): Promise<void> {
    isWorking = true;
    while (waiting.length > 0) await doGroup(waiting.splice(0, most));
    isWorking = false;
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (!isWorking) void doAll();
    });
}
