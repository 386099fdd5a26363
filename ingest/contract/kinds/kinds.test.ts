import { expect, it } from 'vitest';
import { entityFields } from '../entity.ts';
import { ENTITY_KINDS, entityReferences } from './entity-kinds.ts';
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

it('merges and refers to fields that the entity has', () => {
  for (const [kind, { first = [], union = [], refs = {} }] of Object.entries(ENTITY_KINDS)) {
    const fields = Object.keys(entityFields[kind as keyof typeof entityFields].shape);
    expect(fields).toEqual(expect.arrayContaining([...first, ...union, ...Object.keys(refs)]));
  }
  expect(Object.keys(ENTITY_KINDS).sort()).toEqual(Object.keys(entityFields).sort());
  expect(entityReferences()).toContainEqual({ kind: 'refund', field: 'orderId', to: 'order' });
});
