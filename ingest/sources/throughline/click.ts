import * as z from 'zod';
import type { RawDelivery } from '../../contract/delivery.ts';
import { deviceSchema } from '../../contract/event.ts';
import type { Fact } from '../../contract/fact.ts';
import { deterministicId } from '../../contract/ids.ts';
import { RecordError } from '../../contract/record-error.ts';

const clickRecord = z.strictObject({
  click: z.strictObject({
    code: z.string().min(1).max(64),
    device: deviceSchema,
    /** µs since 1970 UTC; no two of one process are the same. */
    at: z.int().positive(),
  }),
});

/** A click on a short link: an act of nobody, for nothing that tells who it was is kept. */
export function clickOnLink({ source, account }: RawDelivery, value: unknown): Fact {
  const read = clickRecord.safeParse(value);
  if (!read.success) {
    const [issue] = read.error.issues;
    throw new RecordError('field_invalid', {
      field: issue!.path.join('.') || 'click',
      expected: issue!.message,
    });
  }
  const { code, device, at } = read.data.click;
  return {
    ...{ kind: 'event', id: deterministicId(source, account, 'link_clicked', code, at) },
    ...{ source, account, occurredAt: at, isTest: false, precision: 'us' },
    ...{ type: 'link_clicked', name: 'link_clicked', subject: code, identifiers: [], device },
    isBot: false,
  };
}
