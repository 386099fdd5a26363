import { randomUUID } from 'node:crypto';
import type { FileLook } from '@throughline/api/contract/files';
import { FILE_KINDS, type FileKind, KINDS } from '@throughline/ingest/sources/files/headings/kinds';
import { MEANINGS } from '@throughline/ingest/sources/files/headings/meanings';
import type { Line } from '../../line/line.ts';
import { describedFile } from './described-file.ts';
import { askedOf, bytesOf, type FileToRead, questionOf, type Reading } from './read-file.ts';

/** How a file would be read. One that is refused is shown as far as it is a table, so that a reader can say what is open. */
export async function lookAtFile(
  line: Line,
  file: FileToRead,
  reading: Reading,
): Promise<FileLook> {
  const bytes = await bytesOf(file.content);
  const { asked } = await askedOf(line, file);
  const question = { bytes, asked, account: file.account, importId: randomUUID() };
  const described = await describedFile({
    ...questionOf(line, question, reading),
    isGlanced: true,
  });
  const glance = described.glance ?? null;
  if ('refusal' in described)
    return {
      ...{ preview: null, refusal: described.refusal, glance, confidence: null },
      ...offered(asked.kind),
    };
  const { preview, confidence, options } = described;
  return { preview, refusal: null, glance, confidence, ...offered(options.kind) };
}

function offered(kind: FileKind | undefined): Pick<FileLook, 'kinds' | 'meanings'> {
  const kinds = FILE_KINDS.filter((one) => one !== 'plan');
  const known = (kind === undefined ? kinds : [kind]).flatMap((one) =>
    Object.keys(KINDS[one].words),
  );
  return { kinds, meanings: MEANINGS.filter((one) => known.includes(one)) };
}
