import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { EntityFact } from '../../contract/fact.ts';
import { factsOf, rejectionsOf } from '../../testing/mapped.ts';
import { source } from './source.ts';

const fixture = readFileSync(new URL('./fixtures/plan.json', import.meta.url), 'utf8');

function map(body: string) {
  return source.map(
    {
      id: '00000000-0000-4000-8000-000000000000',
      source: 'throughline',
      account: 'main',
      endpoint: 'document',
      receivedAt: Date.parse('2026-02-03T09:15:01Z') * 1000,
      headers: {},
      query: '',
      body: Buffer.from(body),
    },
    { settings: {}, identity: { keepContacts: false } },
  );
}

const factOf = (body: string) => factsOf(map(body).records[0])[0] as EntityFact;
const changed = (change: object) => {
  const { document } = JSON.parse(fixture) as { document: object };
  return JSON.stringify({ document: { ...document, ...change } });
};

describe('documents made here', () => {
  it('are versions of an entity that name every field', () => {
    expect(factOf(fixture)).toMatchObject({
      entityType: 'document',
      entityId: 'plan:spring',
      version: 2,
      op: 'upsert',
      occurredAt: Date.parse('2026-02-03T09:15:00.250Z') * 1000,
      identifiers: {},
      fields: {
        type: 'plan',
        state: 'draft',
        author: 'anna',
        parent: 'spring@1',
        body: '{"lines":[{"budget":"1000","campaign":"brand","channel":"Paid Search","cpc":"2.5","month":"2026-03"}],"name":"Spring","settings":{"currency":"EUR","fee":0.1,"first_month":"2026-03","months":2}}',
      },
    });
  });

  it('are one fact however their members are ordered, and another one with other content', () => {
    const { document } = JSON.parse(fixture) as { document: Record<string, unknown> };
    const turned = Object.fromEntries(Object.entries(document).reverse());
    expect(factOf(JSON.stringify({ document: turned }))).toEqual(factOf(fixture));
    expect(factOf(changed({ body: { name: 'Autumn' } })).id).not.toBe(factOf(fixture).id);
  });

  it.each([
    [{ version: 0 }, 'document.version'],
    [{ state: 'final' }, 'document.state'],
    [{ body: [] }, 'document.body'],
    [{ created_at: 'yesterday' }, 'document.created_at'],
    [{ colour: 'red' }, 'document'],
  ])('refuse %j', (change, field) => {
    expect(rejectionsOf(map(changed(change)))).toMatchObject([{ detail: { field } }]);
  });

  it('include clicks on short links, which are of nobody', () => {
    const click = { code: 'spring', device: { category: 'mobile' }, at: 1_770_109_200_000_000 };
    const fact = factOf(JSON.stringify({ click }));
    expect(fact).toMatchObject({
      ...{ kind: 'event', type: 'link_clicked', subject: 'spring', identifiers: [] },
      ...{ occurredAt: click.at, device: { category: 'mobile' } },
    });
    expect(factOf(JSON.stringify({ click })).id).toBe(fact.id);
    expect(rejectionsOf(map(JSON.stringify({ click: { ...click, ip: '1.2.3.4' } })))).toHaveLength(
      1,
    );
  });

  it('refuse a body over 1 MiB', () => {
    const note = 'x'.repeat(1_048_576);
    expect(rejectionsOf(map(changed({ body: { note } })))).toHaveLength(1);
  });
});
