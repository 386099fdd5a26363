import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { describeFile, type FileDescription, type FileQuestion } from './describe-file.ts';

/** What takes a few ms is done here: a thread takes longer to start. */
const MOST_BYTES_HERE = 64 * 1024;
/** Programs of threads are plain JavaScript, also where this file runs as it is written. */
const PROGRAM = new URL(
  './describing-thread.js',
  import.meta.url.replace(/\/infra\/(?!dist\/)/, '/infra/dist/'),
);

let before: Promise<unknown> = Promise.resolve();

/** How a file would be read. A large one is read by a thread, one after the other, while others are answered here. */
export function describedFile(question: FileQuestion): Promise<FileDescription> {
  if (question.bytes.byteLength <= MOST_BYTES_HERE) return Promise.resolve(describeFile(question));
  const described = before.then(() => describedApart(question));
  before = described.catch(() => {});
  return described;
}

async function describedApart(question: FileQuestion): Promise<FileDescription> {
  // Whatever this process was told about reading sources, the program there is built.
  const thread = new Worker(PROGRAM, { execArgv: [], workerData: question });
  const [description] = await once(thread, 'message');
  return description as FileDescription;
}
