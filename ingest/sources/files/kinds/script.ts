import { RecordError } from '../../../contract/record-error.ts';
import type { Row } from '../reading/row.ts';

const KEPT = /^(1|\+|true|yes|y|да|evet)$/iu;
const MISSED = /^(0|-|−|false|no|n|нет|hayır)$/iu;
const MOST_POINTS = 50;

/**
 * Points of the desk's script and whether the call kept them: `greeting: yes; need: yes; price: no`.
 * @throws RecordError for a point without a yes or no.
 */
export function scriptOf(row: Row): Record<string, boolean> | undefined {
  const text = row.text('script');
  if (text === undefined) return undefined;
  const points = text
    .split(/[;|\n]/)
    .map((point) => point.trim())
    .filter((point) => point !== '');
  return Object.fromEntries(points.slice(0, MOST_POINTS).map((point) => pointOf(point, row)));
}

function pointOf(point: string, row: Row): readonly [string, boolean] {
  const [, name = '', word = ''] = /^(.*\S)\s*[:=]\s*(\S+)$/u.exec(point) ?? [];
  const isKept = KEPT.test(word);
  if (name !== '' && (isKept || MISSED.test(word))) return [name.slice(0, 256), isKept];
  throw new RecordError('field_invalid', {
    ...{
      field: row.heading('script'),
      expected: 'points with yes or no, such as price: yes; need: no',
    },
    got: point,
  });
}
