/** Why one record of a delivery cannot become a fact. Every code that a mapping may raise stands here. */
export const RECORD_ERRORS = {
  body_unreadable: 'The body cannot be decoded; check the format that the vendor is set to send.',
  record_unreadable:
    'The record is not what this source sends; check that the right source was chosen.',
  field_missing: 'A field that the record needs is missing.',
  field_invalid: 'A field has a value of the wrong kind.',
  label_mismatch:
    'A header or the address calls the record something that its body is not; check who sent it, for only the body is signed.',
  time_unreadable: 'A time cannot be read; give it an offset or configure the zone of the account.',
  time_in_future:
    'The record claims to be from more than a day in the future; check the sender’s clock.',
  money_unreadable: 'An amount of money cannot be read as a decimal number.',
  currency_unknown: 'The currency is not an ISO 4217 code.',
  source_unknown:
    'No such source is known; restore its folder, or find what else writes to the log, and try the record again.',
  mapping_failed:
    'The mapping of this source failed on the record; report it with the record, then try again.',
  record_unstorable:
    'The warehouse refuses a value of the record; report it with the record, then try again.',
  record_too_large:
    'The delivery was larger than the log takes, and its sender was told so; raise the limit of the log, or have it sent in parts.',
  too_many_records:
    'The delivery holds more records than one may, so that none was read; have its sender, or the file, cut it into several.',
  delivery_set_aside:
    'The process ended twice while it loaded this delivery, so that it was set aside unread; give the process more memory or report the delivery, then try it again.',
  fetch_refused:
    'The vendor did not give the record that it named; check that the account may read it, then have it sent again.',
  slice_incomplete: 'A part of a restated block is missing.',
} as const;

export type RecordErrorCode = keyof typeof RECORD_ERRORS;

export interface RecordErrorDetail {
  readonly field?: string;
  readonly expected?: string;
  readonly got?: string;
}

/** Thrown by a mapping for one record; the other records of the delivery go on. */
export class RecordError extends Error {
  readonly code: RecordErrorCode;
  readonly detail: RecordErrorDetail;

  constructor(code: RecordErrorCode, detail: RecordErrorDetail = {}) {
    // A body can hold as many bad records as it has lines. Whoever reads the error reads its code, and a
    // stack would cost more than all else that is done for the record.
    const frames = Error.stackTraceLimit;
    Error.stackTraceLimit = 0;
    super(describe(code, detail));
    Error.stackTraceLimit = frames;
    this.name = 'RecordError';
    this.code = code;
    this.detail = detail;
  }
}

function describe(code: RecordErrorCode, { field, expected, got }: RecordErrorDetail): string {
  const facts = [
    field && `field ${field}`,
    expected && `expected ${expected}`,
    got !== undefined && `got ${JSON.stringify(got.length > 80 ? `${got.slice(0, 80)}…` : got)}`,
  ].filter(Boolean);
  return facts.length ? `${RECORD_ERRORS[code]} (${facts.join('; ')})` : RECORD_ERRORS[code];
}
