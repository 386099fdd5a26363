import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { loadSources } from '@throughline/ingest/sources/registry';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { untilVisible } from '../../operations/visibility.ts';
import { DOORS, type Door, HOSTILE_WORLD } from '../chaos/hostile/doors.ts';
import { goodDelivery } from '../chaos/hostile/good-delivery.ts';
import { sampleConfig } from '../chaos/sample-config.ts';
import { describeWithKafka } from '../testing/describe-with-kafka.ts';
import { distributed, embedded, type Wired, type Wiring } from './wirings.ts';

describe('embedded', () => stoppedOnce(embedded));
describeWithKafka('distributed', () => stoppedOnce(distributed));

/** Three inputs that once stopped everything behind them for good. */
function stoppedOnce(wiring: Wiring): void {
  let line: Wired;
  beforeAll(async () => {
    line = await wiring.open(sampleConfig(HOSTILE_WORLD, await loadSources()));
  }, 180_000);
  afterAll(() => line?.remove());

  const to = (source: string, part = '') =>
    DOORS.find((door) => door.source === source && door.path.includes(part))!;
  const send = async (door: Door, body: string | Uint8Array) => {
    const payload = Buffer.from(body);
    const { statusCode } = await line.collector.app.inject({
      ...{ method: 'POST', url: door.path, headers: door.headers(payload), payload },
    });
    return statusCode;
  };
  /** Visible in reports within a minute, and nothing is wrong. */
  const goesOn = async () => {
    const late = sleep(60_000).then(() => 'late');
    const there = untilVisible(line.api.line, await line.api.line.log.ends()).then(() => 'there');
    expect(await Promise.race([there, late])).toBe('there');
    const { statusCode, body } = await line.api.app.inject('/health/ready');
    expect([statusCode, body]).toEqual([200, body]);
  };
  const count = async (sql: string) =>
    Number((await line.api.line.warehouse.reader().rows<{ n: string }>(sql))[0]!.n);

  it('half an emoji in a user id', { timeout: 120_000 }, async () => {
    const body = (text: string) =>
      `{"client_id":"3.4","user_id":"Olga ${text}","events":[{"name":"page_view"}]}`;
    // As JSON escapes it, and as the three bytes that careless encoders write.
    expect(await send(to('ga4'), body('\\ud83d'))).toBe(204);
    const raw = Buffer.from(body('#'));
    const at = raw.indexOf('#');
    const bytes = Buffer.concat([
      raw.subarray(0, at),
      Buffer.from([0xed, 0xa0, 0xbd]),
      raw.subarray(at + 1),
    ]);
    expect(await send(to('ga4'), bytes)).toBe(204);
    await goesOn();
  });

  it('an event told again with other content', { timeout: 120_000 }, async () => {
    const form = (url: string) =>
      JSON.stringify({
        ...{ resource_id: 'FRM-1', company_resource_id: 'COM-1', person_resource_id: 'PER-1' },
        ...{ form_url: url, landing_page_url: 'https://shop.example/?utm_source=google' },
        ...{ submitted_at: '2026-03-02T12:00:00.000Z', form_data: { email: 'o@shop.example' } },
      });
    const door = to('callrail', 'form-submission');
    for (const url of ['https://shop.example/a', 'https://shop.example/b']) {
      expect(await send(door, form(url))).toBeLessThan(300);
      await goesOn();
    }
    expect(await count(`SELECT uniqExact(id) AS n FROM events WHERE type = 'form'`)).toBe(1);
  });

  it('a body of a million records that say nothing', { timeout: 240_000 }, async () => {
    const body = Buffer.from('{}\n'.repeat(1_000_000));
    expect(await send(to('airbyte'), body)).toBe(413);
    // One that was taken before there was a limit.
    await line.collector.line.log.append([
      {
        key: 'airbyte',
        delivery: {
          ...{ id: randomUUID(), source: 'airbyte', account: 'main', endpoint: 'records' },
          ...{ receivedAt: Date.now() * 1000, headers: {}, query: '', body },
        },
      },
    ]);
    await goesOn();
    expect(
      await count(`SELECT count() AS n FROM bad_rows WHERE source = 'airbyte'`),
    ).toBeGreaterThan(0);
  });

  it('and a good delivery is shown after them', { timeout: 120_000 }, async () => {
    const { door, body } = goodDelivery();
    expect(await send(door, body)).toBe(204);
    await goesOn();
    expect(
      await count(`SELECT count() AS n FROM events WHERE campaign = 'a-good-visit'`),
    ).toBeGreaterThan(0);
  });
}
