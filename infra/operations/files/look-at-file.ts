import { randomUUID } from 'node:crypto';
import type { FileLook } from '@throughline/api/contract/files';
import { FileError } from '@throughline/ingest/sources/files/file-error';
import { glanceAt } from '@throughline/ingest/sources/files/glance';
import { FILE_KINDS, type FileKind, KINDS } from '@throughline/ingest/sources/files/headings/kinds';
import { MEANINGS } from '@throughline/ingest/sources/files/headings/meanings';
import { confidenceOf, previewOf, refusalOf } from '@throughline/ingest/sources/files/preview';
import type { Line } from '../../line/line.ts';
import { askedOf, bytesOf, type FileToRead, type Reading, readBy } from './read-file.ts';

/** How a file would be read. One that is refused is shown as far as it is a table, so that a reader can say what is open. */
export async function lookAtFile(
  line: Line,
  file: FileToRead,
  reading: Reading,
): Promise<FileLook> {
  const bytes = await bytesOf(file.content);
  const { asked } = await askedOf(line, file);
  const glance = glanceAt(bytes, asked);
  try {
    const { mapped, assumed } = readBy(bytes, asked, {
      ...{ line, file, reading, importId: randomUUID() },
    });
    const preview = previewOf(mapped);
    return {
      preview: { ...preview, assumed: [...preview.assumed, ...assumed] },
      ...{ refusal: null, glance, confidence: confidenceOf(mapped) },
      ...offered(mapped.reading.options.kind),
    };
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    return {
      ...{ preview: null, refusal: refusalOf(error), glance, confidence: null },
      ...offered(asked.kind),
    };
  }
}

function offered(kind: FileKind | undefined): Pick<FileLook, 'kinds' | 'meanings'> {
  const kinds = FILE_KINDS.filter((one) => one !== 'plan');
  const known = (kind === undefined ? kinds : [kind]).flatMap((one) =>
    Object.keys(KINDS[one].words),
  );
  return { kinds, meanings: MEANINGS.filter((one) => known.includes(one)) };
}
