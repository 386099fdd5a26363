import type { RawDelivery } from '../../contract/delivery.ts';
import type { IdentityRules } from '../../contract/identity.ts';
import { RecordError } from '../../contract/record-error.ts';
import type { Mapped } from '../../contract/source.ts';
import { rejectDelivery } from '../../mapping/map-records.ts';
import { TEXTS_HEADER } from '../../mapping/texts-of.ts';
import { FileError } from './file-error.ts';
import { optionsOf } from './file-header.ts';
import { MAP_KIND } from './kinds/map-kind.ts';
import { refuseUnsaid } from './kinds/refuse-unsaid.ts';
import { takenAtOf } from './kinds/rows.ts';
import type { FileOptions } from './reading/options.ts';
import { type FileReading, readFile } from './reading/read-file.ts';

export interface MappedFile {
  readonly reading: FileReading;
  readonly mapped: Mapped;
}

/**
 * What a file becomes.
 * @param settings of the account, for a file that came without options of its own.
 * @throws FileError for a file that is refused as a whole.
 */
export function readAndMap(
  delivery: RawDelivery,
  settings: FileOptions,
  identity: IdentityRules,
): MappedFile {
  const reading = readFile(delivery.body, optionsOf(delivery.headers) ?? settings);
  refuseUnsaid(reading);
  const kind = reading.options.kind;
  if (kind === 'plan') throw new FileError('file_is_plan');
  const mapped = MAP_KIND[kind]({ delivery, reading, identity, takenAt: takenAtOf(delivery) });
  return { reading, mapped };
}

/** The same for the line: a file that is refused is one rejection. */
export function mapFile(
  delivery: RawDelivery,
  settings: FileOptions,
  identity: IdentityRules,
): Mapped {
  try {
    // Several files that came joined are not one table.
    if (delivery.headers[TEXTS_HEADER] !== undefined)
      throw new FileError('file_no_table', { hint: 'import one file at a time' });
    return readAndMap(delivery, settings, identity).mapped;
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    return rejectDelivery(
      delivery,
      new RecordError('body_unreadable', { expected: `${error.code}: ${error.message}` }),
    );
  }
}
