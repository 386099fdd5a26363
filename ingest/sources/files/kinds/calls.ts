import type { Fact } from '../../../contract/fact.ts';
import { deterministicId } from '../../../contract/ids.ts';
import { RecordError } from '../../../contract/record-error.ts';
import type { Mapped } from '../../../contract/source.ts';
import { entityFact } from '../../../mapping/entity-fact.ts';
import { foldText } from '../headings/fold.ts';
import type { Row } from '../reading/row.ts';
import { told } from './field.ts';
import { personOf, trafficFields } from './person.ts';
import { type FileContext, mapRows } from './rows.ts';
import { scriptOf } from './script.ts';

const OUT = /out|исх|giden/u;
const ANSWERED = /answer|success|completed|принят|успеш|отвечен|cevaplan|yanitlan/u;
const MISSED =
  /miss|no answer|unanswered|not answered|пропущ|неприн|не принят|не отвечен|cevapsiz|yanitlanma|lost|abandon/u;
const FAILED = /fail|ошибк|basarisiz|başarisiz/u;

/** Calls, one a row. */
export function mapCalls(context: FileContext): Mapped {
  return mapRows(context, (row) => callOf(row, context));
}

function callOf(row: Row, { delivery, reading, identity, takenAt }: FileContext): Fact[] {
  const startedAt = row.time('time');
  if (startedAt === undefined)
    throw new RecordError('field_missing', { field: row.heading('time') });
  const phone = row.text('phone', 64) ?? '';
  const talkSeconds = secondsOf(row);
  const tracking = row.text('tracking_number', 64);
  return [
    entityFact(delivery, {
      entityType: 'call',
      entityId:
        row.text('id', 256) ??
        deterministicId(reading.options.kind, phone, startedAt, tracking ?? ''),
      version: takenAt,
      op: 'upsert',
      occurredAt: startedAt,
      isTest: false,
      identifiers: personOf(row, identity),
      fields: told({
        direction: OUT.test(foldText(row.text('direction') ?? ''))
          ? ('out' as const)
          : ('in' as const),
        status: statusOf(row, talkSeconds),
        startedAt,
        trackingNumber: tracking,
        talkSeconds,
        waitSeconds: row.count('wait'),
        operator: row.text('owner', 256),
        scored: scriptOf(row),
        ...trafficFields(row),
      }),
    }),
  ];
}

function statusOf(row: Row, talk: number | undefined) {
  const word = foldText(row.text('status') ?? '');
  if (MISSED.test(word)) return 'missed' as const;
  if (FAILED.test(word)) return 'failed' as const;
  if (ANSWERED.test(word)) return 'answered' as const;
  return talk === undefined ? undefined : talk > 0 ? ('answered' as const) : ('missed' as const);
}

/** Seconds, or a clock such as `01:02:03`. */
function secondsOf(row: Row): number | undefined {
  const text = row.text('duration');
  const clock = text === undefined ? null : /^(?:(\d{1,3}):)?(\d{1,2}):(\d{2})$/.exec(text);
  if (!clock) return row.count('duration');
  return Number(clock[1] ?? 0) * 3600 + Number(clock[2]) * 60 + Number(clock[3]);
}
