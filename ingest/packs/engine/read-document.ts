import { isNode, LineCounter, parseDocument } from 'yaml';
import type { Pack } from './pack.ts';
import { readPack } from './pack.ts';
import type { PackProblem } from './pack-error.ts';
import { type Place, Reader } from './reader.ts';

export interface ReadPack {
  readonly pack: Pack;
  readonly problems: readonly PackProblem[];
}

/** Reads the text of a pack (YAML, of which JSON is a part); every problem has its file and line. */
export function readDocument(text: string, file: string): ReadPack {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, merge: false });
  const problems: PackProblem[] = document.errors.map((error) => ({
    code: 'yaml_unreadable',
    file,
    line: lines.linePos(error.pos[0]).line,
    path: '',
    detail: `${error.message}.`,
  }));
  const lineOf = (place: Place): number => {
    // A missing key is at the object that should hold it.
    for (let length = place.length; length >= 0; length--) {
      const node = length === 0 ? document.contents : document.getIn(place.slice(0, length), true);
      if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
    }
    return 0;
  };
  const reader = new Reader((code, place, detail) => {
    if (document.errors.length > 0) return;
    problems.push({ code, file, line: lineOf(place), path: written(place), detail });
  });
  // Aliases may multiply a small text into a large one.
  const value: unknown = document.errors.length > 0 ? {} : document.toJS({ maxAliasCount: 100 });
  return { pack: readPack(value, reader), problems };
}

function written(place: Place): string {
  return place
    .map((part, index) =>
      typeof part === 'number' ? `[${part}]` : `${index > 0 ? '.' : ''}${part}`,
    )
    .join('');
}
