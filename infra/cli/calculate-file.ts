import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { answerOf } from '@throughline/transform/plan/answer-of';
import { type Calculation, CalculationError } from '@throughline/transform/plan/calculation';
import { CALCULATIONS } from '@throughline/transform/plan/calculations';
import { CommandError } from './command-error.ts';
import type { Io } from './io.ts';
import { printableJson } from './printable.ts';

/**
 * Answers every line of an NDJSON file with a line, in the same order. What cannot be computed is answered too, with
 * its code and the fields that are wrong, so that line n of the output always belongs to request n; blank lines are no
 * requests.
 * @throws CommandError 2 for a function that there is not, for a file that cannot be read, and at the end where a
 * line was not computed.
 */
export async function calculateFile(io: Io, name: string, file: string): Promise<void> {
  const calculation = await calculationOf(name);
  let lines = 0;
  let failed = 0;
  for await (const line of linesOf(io, file)) {
    const text = lines === 0 ? line.replace(/^\uFEFF/, '') : line;
    if (text.trim() === '') continue;
    lines += 1;
    const { answer, isComputed } = answered(calculation, text);
    if (!isComputed) failed += 1;
    if (!io.stdout.write(`${printableJson(JSON.stringify(answer))}\n`))
      await once(io.stdout, 'drain');
  }
  if (failed > 0)
    throw new CommandError(
      2,
      `${failed} of ${lines} lines could not be computed: the answer on each says which fields to correct.`,
    );
}

async function calculationOf(name: string): Promise<Calculation> {
  const load = Object.hasOwn(CALCULATIONS, name) ? CALCULATIONS[name] : undefined;
  if (!load)
    throw new CommandError(
      2,
      `calculation_unknown: There is no calculation "${name}"; use one of ${Object.keys(CALCULATIONS).join(', ')}.`,
    );
  return load();
}

async function* linesOf(io: Io, file: string): AsyncGenerator<string> {
  const input = file === '-' ? io.stdin : createReadStream(file);
  try {
    if (file !== '-') await once(input, 'ready');
    yield* createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const why =
      code === 'ENOENT' ? 'there is no such file' : code === 'EISDIR' ? 'it is a folder' : code;
    if (!why) throw error;
    throw new CommandError(2, `${file} cannot be read: ${why}.`, { cause: error });
  }
}

function answered(
  calculation: Calculation,
  text: string,
): { readonly answer: unknown; readonly isComputed: boolean } {
  try {
    return { answer: answerOf(calculation, parsed(text)), isComputed: true };
  } catch (error) {
    // A fault of one calculation, too, is the answer to its own line and leaves the others their answers.
    const { message } = error as Error;
    const { code, errors } =
      error instanceof CalculationError ? error : { code: 'calculation_failed', errors: [] };
    return { answer: { error: { code, detail: message, errors } }, isComputed: false };
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new CalculationError(
      'line_not_json',
      'The line is no JSON: write one object a line, without line breaks inside it.',
      [{ field: '', message: 'expected a JSON object' }],
    );
  }
}
