import { type Attribution, attribute } from '@throughline/transform/attribution/attribute';
import { MODEL_NAMES } from '@throughline/transform/attribution/model-names';
import { pathTable } from '@throughline/transform/attribution/paths/path-table';
import { readPathFile } from '@throughline/transform/attribution/paths/read-path-file';

/** What every model needs to be told of the generated channels. */
export const MODEL_OPTIONS = {
  direct: new Set(['channel 1']),
  paid: new Set(['channel 2', 'channel 3']),
  weights: [50, 20, 30],
} as const;

/** From the text of a path file to the credit of every model. */
export function creditOfFile(text: string): Attribution {
  const rows = readPathFile(text, { file: 'paths.csv' });
  return attribute(pathTable(rows), MODEL_NAMES, MODEL_OPTIONS);
}
