import type { EventKind } from '../../contract/kinds/event-kinds.ts';
import type { EventWords } from '../../kit/web-events/event-words.ts';

/** What an event of Snowplow says in the words of GA4. */
export interface Told {
  /** The vendor’s name of it. */
  readonly name: string;
  readonly word: string;
  /** Where GA4 has no word for it. */
  readonly type?: EventKind;
  readonly params: ReadonlyMap<string, unknown>;
  readonly items?: readonly unknown[];
  readonly words?: EventWords;
}
