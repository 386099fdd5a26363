import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { EVENT_KINDS } from '@throughline/ingest/contract/kinds/event-kinds';
import { expect, it } from 'vitest';

/** Touches that records tell of, and visits, stand beside the events that are touches. */
const OF_RECORDS = ['visit', 'call', 'order', 'lead', 'deal', 'conversation'];

it.each(['en', 'ru', 'tr'])('every kind of touch has a name in %s', (language) => {
  const file = new URL(`../../dashboards/i18n/${language}/journeys.json`, import.meta.url);
  const { journeys } = JSON.parse(readFileSync(fileURLToPath(file), 'utf8'));
  const touches = EVENT_KINDS.filter(({ is }) => (is as readonly string[]).includes('touch'));
  expect(Object.keys(journeys.timeline.kind).sort()).toEqual(
    [...OF_RECORDS, ...touches.map(({ kind }) => kind)].sort(),
  );
});
