import { type CloseStatement, closeStatement } from '../../contract/closes.ts';

/** What a stored close says, or undefined where it cannot be read. */
export function statementOf({
  statement,
}: {
  readonly statement: string;
}): CloseStatement | undefined {
  try {
    return closeStatement.safeParse(JSON.parse(statement)).data;
  } catch {
    return undefined;
  }
}
