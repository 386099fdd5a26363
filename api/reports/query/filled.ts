/** Puts fragments in where a statement has a comment of their name. */
export function filled(statement: string, fragments: Readonly<Record<string, string>>): string {
  return statement.replaceAll(/\/\* ([a-z ]+) \*\//g, (_, name: string) => fragments[name] ?? '');
}
