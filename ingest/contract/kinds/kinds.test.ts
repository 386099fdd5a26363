import { expect, it } from 'vitest';
import { entityFields } from '../entity.ts';
import { ENTITY_KINDS, entityKindParameters } from './entity-kinds.ts';
import { EVENT_KINDS, eventKindParameters } from './event-kinds.ts';
import { MEASURE_KINDS } from './slice-kinds.ts';

it('names each kind once, old names included', () => {
  const names = EVENT_KINDS.flatMap((row) => ('was' in row ? [row.kind, row.was] : [row.kind]));
  expect(new Set(names).size).toBe(names.length);
  expect(new Set(MEASURE_KINDS.map(({ kind }) => kind)).size).toBe(MEASURE_KINDS.length);
});

it('gives SQL a touch under the name of before as well', () => {
  const { touch_kinds, kinds_before, kinds_after, lead_kinds, visit_kinds } = eventKindParameters();
  expect(touch_kinds).toEqual(expect.arrayContaining(['message_clicked', 'email_click', 'form']));
  expect(kinds_before!.map((was, index) => [was, kinds_after![index]])).toEqual([
    ['email_click', 'message_clicked'],
    ['offline_touch', 'offline'],
  ]);
  expect(lead_kinds).toEqual(['form', 'sign_up', 'chat', 'callback']);
  expect(visit_kinds).toEqual(['page_view', 'screen_view']);
});

it('merges fields that the entity has, and knows when a touch or a lead began', () => {
  const { touch_entities, lead_entities, began_kinds, first_fields, union_fields } =
    entityKindParameters();
  for (const name of [...first_fields!, ...union_fields!]) {
    const [kind, field] = name.split('.') as [keyof typeof entityFields, string];
    expect(Object.keys(entityFields[kind].shape)).toContain(field);
  }
  expect(began_kinds).toEqual(expect.arrayContaining([...touch_entities!, ...lead_entities!]));
  // A record that tells how its person came has the fields for it.
  for (const kind of touch_entities!)
    expect(Object.keys(entityFields[kind as keyof typeof entityFields].shape)).toContain(
      'utmSource',
    );
  expect(Object.keys(ENTITY_KINDS).sort()).toEqual(Object.keys(entityFields).sort());
});
