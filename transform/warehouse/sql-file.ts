import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * Text of a `.sql` file that stands beside the module that names it, whether the module runs from its
 * source or from `dist`. Comment lines are dropped so that statements stay short on the wire.
 */
export function sqlFile(moduleUrl: string, name: string): string {
  return readFileSync(assetPath(moduleUrl, name), 'utf8')
    .split('\n')
    .filter((line) => !line.trimStart().startsWith('--'))
    .join('\n')
    .trim()
    .replace(/;$/, '');
}

/** Statements of a file with several, separated by a semicolon at the end of a line. */
export function sqlStatements(moduleUrl: string, name: string): readonly string[] {
  return sqlFile(moduleUrl, name)
    .split(/;\s*\n/)
    .map((statement) => statement.trim())
    .filter(Boolean);
}

/** Path of a file beside the module's source. */
export function assetPath(moduleUrl: string, name: string): string {
  return fileURLToPath(new URL(name, moduleUrl.replace('/dist/', '/')));
}
