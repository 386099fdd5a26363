import type { Mapped } from '../contract/source.ts';
import type { LogEntry } from '../log/event-log.ts';
import { keyedHash, type LogKeys } from '../log/sealing/log-keys.ts';
import type { Screen } from '../log/sealing/tombstone.ts';
import { isErased, withoutErased } from './erased-facts.ts';
import { eventsExpiredBefore, isExpired } from './expired-events.ts';
import { tombstoneLookup } from './tombstone-lookup.ts';
import { undoneImports } from './undone-imports.ts';

type Map = (entry: LogEntry) => Mapped | Promise<Mapped>;

/** Nothing: what is left of the delivery has come again, under the same id. */
const NOTHING: Mapped = { records: [] };

/** The records of an import that was undone are told as what they are. */
const UNDONE: Mapped = {
  records: [
    {
      skipped: {
        code: 'import_undone',
        message: 'the import was undone; importing the file again takes it in as a new import',
      },
    },
  ],
};

/**
 * A mapping that passes over bodies that were destroyed and imports that were undone, and drops what is about
 * people who were erased, and events that have expired.
 */
export function screened(keys: Pick<LogKeys, 'tombstones' | 'hashOf'>, map: Map): Map {
  const lookup = tombstoneLookup(keys);
  const expiredBefore = eventsExpiredBefore(keys);
  const isUndone = undoneImports(keys);
  const screen = (mapped: Mapped): Mapped => {
    const upto = lookup();
    if (!upto) return mapped;
    const before = expiredBefore();
    return withoutErased(mapped, (fact) => isExpired(fact, before) || isErased(fact, upto));
  };
  return (entry) => {
    if (entry.isDestroyed) return NOTHING;
    if (isUndone(entry.delivery)) return UNDONE;
    const mapped = map(entry);
    return mapped instanceof Promise ? mapped.then(screen) : screen(mapped);
  };
}

/** The screen of this moment as `screened` takes it. */
export function keysOf(current: () => Screen | undefined): Pick<LogKeys, 'tombstones' | 'hashOf'> {
  return {
    tombstones: () => current()?.tombstones ?? [],
    hashOf(text) {
      const screen = current();
      return screen && keyedHash(screen.secret, text);
    },
  };
}
