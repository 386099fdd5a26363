import { readFileSync } from 'node:fs';
import { creditOfFile } from '../data/credit-of-file.ts';
import { timed } from '../timed.ts';
import { serve, task, tell } from './parent.ts';

/** One file under all models, in a process that has done nothing yet. */
await serve(async () => {
  const text = readFileSync(task<{ file: string }>().file, 'utf8');
  tell(
    'credited',
    timed(1, () => creditOfFile(text)),
  );
  process.disconnect?.();
});
