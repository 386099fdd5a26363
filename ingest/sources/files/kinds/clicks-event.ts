import type { Fact } from '../../../contract/fact.ts';
import { compareIdentifiers, type Identifier } from '../../../contract/identity.ts';
import { deterministicId } from '../../../contract/ids.ts';
import type { Micros } from '../../../contract/time.ts';
import type { FileContext } from './rows.ts';

/**
 * Click ids that a deal or a lead was told with, as an event of its person: an entity keeps their names
 * only, and their values are what goes back to the platform.
 */
export function clicksEvent(
  { delivery }: FileContext,
  name: string,
  at: Micros,
  identifiers: Readonly<Record<string, Identifier | null>>,
  clickIds: Record<string, string> | undefined,
): Fact[] {
  const people = Object.values(identifiers).filter((one) => one !== null);
  if (!clickIds || people.length === 0) return [];
  const { source, account } = delivery;
  return [
    {
      kind: 'event',
      id: deterministicId(source, account, 'clicks', name, JSON.stringify(clickIds)),
      ...{ source, account, type: 'identify', name, occurredAt: at, precision: 's' },
      ...{ isTest: false, isBot: false, clickIds },
      identifiers: people.toSorted(compareIdentifiers),
    },
  ];
}
