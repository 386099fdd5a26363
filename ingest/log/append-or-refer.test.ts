import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { deliveryMapper } from '../mapping/map-delivery.ts';
import { appendOrRefer } from './append-or-refer.ts';
import { record } from './event-log.contract.ts';
import { type LogRecord, RecordTooLarge } from './event-log.ts';

/** A log that takes bodies of up to so many bytes. */
function limited(bytes: number) {
  const kept: LogRecord[] = [];
  return {
    kept,
    async append(records: readonly LogRecord[]) {
      const large = records.find(({ delivery }) => delivery.body.byteLength > bytes);
      if (large) throw new RecordTooLarge(large);
      kept.push(...records);
      return records.map((_, offset) => ({ partition: 0, offset }));
    },
  };
}

it('keeps what is too large by reference, between its neighbours', async () => {
  const log = limited(200);
  const body = new Uint8Array(201).fill(120);
  const records = [record('a'), record('b', { body }), record('c'), record('d', { body })];
  const { positions, tooLarge } = await appendOrRefer(log, records);
  expect(positions).toHaveLength(4);
  expect(tooLarge).toEqual([records[1], records[3]]);
  expect(log.kept.map(({ key }) => key)).toEqual(['a', 'b', 'c', 'd']);
  const { delivery } = log.kept[1]!;
  expect(delivery.id).toBe(records[1]!.delivery.id);
  expect(JSON.parse(new TextDecoder().decode(delivery.body))).toEqual({
    bytes: 201,
    sha256: createHash('sha256').update(body).digest('hex'),
  });

  // Behind the log it is a bad row, whatever the source is.
  const { records: mapped } = deliveryMapper([], [], { keepContacts: false })(delivery);
  expect(mapped).toMatchObject([
    { rejection: { code: 'record_too_large', raw: expect.stringContaining('"bytes":201') } },
  ]);
});

it('gives up when not even the reference is taken', async () => {
  const log = limited(10);
  await expect(appendOrRefer(log, [record('a', { body: new Uint8Array(11) })])).rejects.toThrow(
    RecordTooLarge,
  );
});
