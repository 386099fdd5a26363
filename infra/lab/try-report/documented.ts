import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** The lists that a report stands in, and how each names what it lists. */
const LISTS = [
  { file: 'api/contract/reports/index.ts', list: 'export const CONTRACTS = {' },
  { file: 'api/reports/index.ts', list: '} = {' },
] as const;

/** A report as a page of documentation shows it. */
export interface DocumentedReport {
  readonly name: string;
  /** Contents by path in the checkout. */
  readonly files: ReadonlyMap<string, string>;
}

/**
 * Reads the example of a page: code blocks whose heading or sentence names a file in `code`, the last one named before
 * the block; a name without a folder lies in the folder that the heading names.
 * @throws Error for a page without a contract, a statement and an answer.
 */
export function documentedReport(page: string): DocumentedReport {
  const files = new Map<string, string>();
  let folder = '';
  let path = '';
  for (const part of page.split(/^(```\w+\n[\s\S]*?^```)$/m)) {
    const block = /^```(?:ts|sql)\n([\s\S]*?)^```$/m.exec(part);
    if (block) {
      files.set(path, block[1]!);
      continue;
    }
    for (const [, named] of part.matchAll(/`([\w./-]+(?:\/|\.ts|\.sql))`/g)) {
      if (named!.endsWith('/')) folder = named!;
      path = basename(named!) === named ? `${folder}${named}` : named!;
    }
  }
  const contract = [...files.keys()].find((file) => file.startsWith('api/contract/reports/'));
  if (!contract || files.size !== 3)
    throw new Error(`Expected a contract, a statement and an answer, got ${[...files.keys()]}`);
  return { name: basename(contract, '.ts'), files };
}

/** Puts the report into a checkout: its files, and a line with its import in each list. */
export function addReport({ name, files }: DocumentedReport, checkout: string): void {
  for (const [path, text] of files) {
    mkdirSync(dirname(join(checkout, path)), { recursive: true });
    writeFileSync(join(checkout, path), text);
  }
  const answer = [...files.keys()].find((file) => /^api\/reports\/.*\.ts$/.test(file))!;
  const lines = [
    [`import { ${name} } from './${name}.ts';`, `  ${name},`],
    [
      `import { ${name}Report } from './${name}/${basename(answer)}';`,
      `  ${name}: { answer: ${name}Report, drills: {} },`,
    ],
  ] as const;
  for (const [index, { file, list }] of LISTS.entries()) {
    const [imported, listed] = lines[index]!;
    const text = readFileSync(join(checkout, file), 'utf8');
    if (!text.includes(list)) throw new Error(`${file} has no line "${list}"`);
    const added = text.replace(list, () => `${list}\n${listed}`);
    writeFileSync(join(checkout, file), `${imported}\n${added}`);
  }
}
