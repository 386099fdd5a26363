import type { Fact } from '@throughline/ingest/contract/fact';
import type { Retention } from '../../config/retention-schema.ts';
import { openErasableLine } from './erasable-line.ts';

/** Nothing expires. */
export const FOR_EVER: Retention = {
  ...{ log: null, events: null, peopleInactive: null },
  ...{ badRowsRaw: null, properties: null, clickIds: null },
};

/** What is derived, and the names and ties that are known. */
export async function stateOf(line: Awaited<ReturnType<typeof openErasableLine>>) {
  const names = await line.rows('SELECT DISTINCT type, value FROM identifiers ORDER BY ALL');
  const ties = await line.rows('SELECT DISTINCT a, b FROM identity_edges ORDER BY ALL');
  return { derived: await line.snapshot(), names, ties };
}

/** The same of a line that never had anything but these facts. */
export async function stateWith(deliveries: readonly (readonly Fact[])[]) {
  const line = await openErasableLine();
  await line.load(deliveries);
  const state = await stateOf(line);
  await line.close();
  return state;
}
