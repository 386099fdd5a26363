/** Every mistake that a pack can hold, and what to do about it. */
export const PACK_ERRORS = {
  folder_missing: 'There is no such folder; check `packs.folder`, or create it.',
  pack_missing: 'The folder holds no pack.yaml and no pack.json; add one, or remove the folder.',
  yaml_unreadable: 'The file is no valid YAML or JSON; mend it at this line.',
  name_differs: 'A pack is called as its folder is; rename one of the two.',
  name_taken: 'Another source has this name already; rename the folder and the pack.',
  name_invalid: 'A name has small letters, digits and dashes only, and begins with a letter.',
  value_missing: 'Something that is required is missing here; add it.',
  value_invalid: 'The value is of another kind than is read here; see ingest/docs/a-pack.md.',
  key_unknown: 'No such key is read here; correct or remove it.',
  path_invalid: 'The path cannot be read; see “Paths” in ingest/docs/a-pack.md.',
  part_unknown: 'The body is not split into such a part; name one of `split`.',
  setting_unknown: 'The pack has no such setting; declare it under `settings`.',
  field_unknown: 'The contract has no such field; name one that it has.',
  field_mismatch: 'The field holds values of another kind; use another transform.',
  fixtures_missing: 'The pack has no fixtures/cases.yaml; add at least one case.',
  fixture_failed: 'A fixture does not give what it expects; mend the pack or the case.',
} as const;
export type PackErrorCode = keyof typeof PACK_ERRORS;

/** One mistake, with its place. */
export interface PackProblem {
  readonly code: PackErrorCode;
  readonly file: string;
  /** From 1; 0 where it is about the file as a whole. */
  readonly line: number;
  /** Place in the document: `records[0].make[1].fields.status`. */
  readonly path: string;
  /** What is wrong there. */
  readonly detail: string;
}

/** `acme/pack.yaml:12: field_unknown: records[0].make[0].fields.totl: … (…)` */
export function problemText({ code, file, line, path, detail }: PackProblem): string {
  const place = [line > 0 ? `${file}:${line}` : file, code, path].filter(Boolean).join(': ');
  return `${place}: ${detail} ${PACK_ERRORS[code]}`;
}

/** Packs that cannot be used. Holds every mistake that was found, not only the first. */
export class PackError extends Error {
  override readonly name = 'PackError';
  readonly problems: readonly PackProblem[];

  constructor(problems: readonly PackProblem[]) {
    super(problems.map(problemText).join('\n'));
    this.problems = problems;
  }
}
