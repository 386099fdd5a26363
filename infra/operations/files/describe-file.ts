import type { RawDelivery } from '@throughline/ingest/contract/delivery';
import type { IdentityRules } from '@throughline/ingest/contract/identity';
import { FileError } from '@throughline/ingest/sources/files/file-error';
import { optionsHeader } from '@throughline/ingest/sources/files/file-header';
import { type FileGlance, glanceAt } from '@throughline/ingest/sources/files/glance';
import { type MappedFile, readAndMap } from '@throughline/ingest/sources/files/map-file';
import {
  confidenceOf,
  type Fault,
  type FilePreview,
  previewOf,
  refusalOf,
} from '@throughline/ingest/sources/files/preview';
import type { FileOptions } from '@throughline/ingest/sources/files/reading/options';

/** A file, and by what it is to be read. All of it can be told to a thread. */
export interface FileQuestion {
  readonly bytes: Uint8Array;
  readonly asked: FileOptions;
  readonly account: string;
  readonly importId: string;
  /** µs since 1970 UTC. */
  readonly receivedAt: number;
  readonly identity: IdentityRules;
  /** Of the business: times that do not say their zone are in it, which is told. */
  readonly timezone: string | undefined;
  /** Whether its first lines are wanted as they stand, which are there of a refused file as well. */
  readonly isGlanced?: boolean;
}

interface ReadAs {
  readonly preview: FilePreview;
  readonly confidence: ReturnType<typeof confidenceOf>;
  /** By which it is read: what was asked, and what was found. */
  readonly options: MappedFile['reading']['options'];
}

export type FileDescription = (ReadAs | { readonly refusal: Fault }) & {
  readonly glance?: FileGlance | null;
};

/** How a file would be read, or why it is refused as a whole. Reads and maps every row. */
export function describeFile(question: FileQuestion): FileDescription {
  const glance = question.isGlanced && { glance: glanceAt(question.bytes, question.asked) };
  try {
    const { mapped, assumed } = read(question);
    const preview = previewOf(mapped);
    return {
      preview: { ...preview, assumed: [...preview.assumed, ...assumed] },
      ...{ confidence: confidenceOf(mapped), options: mapped.reading.options },
      ...glance,
    };
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    return { refusal: refusalOf(error), ...glance };
  }
}

/**
 * In the zone of the business where times have none and nobody says another.
 * @throws FileError
 */
function read(question: FileQuestion): {
  readonly mapped: MappedFile;
  readonly assumed: FilePreview['assumed'];
} {
  const { asked, timezone, identity } = question;
  const attempt = (options: FileOptions) => readAndMap(deliveryOf(question, options), {}, identity);
  try {
    return { mapped: attempt(asked), assumed: [] };
  } catch (error) {
    const isZone = error instanceof FileError && error.code === 'file_timezone_missing';
    if (!isZone || timezone === undefined) throw error;
    const message = `times without an offset are in ${timezone}, the zone of the business; --timezone says another`;
    return {
      mapped: attempt({ ...asked, timezone }),
      assumed: [{ code: 'timezone_of_business', message }],
    };
  }
}

function deliveryOf(
  { importId, account, receivedAt, bytes }: FileQuestion,
  options: FileOptions,
): RawDelivery {
  return {
    ...{ id: importId, source: 'files', account, endpoint: 'import', query: '' },
    ...{ receivedAt, body: bytes, headers: optionsHeader(options) },
  };
}
