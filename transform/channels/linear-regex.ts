import { RE2JS, RE2JSException, RE2JSSyntaxException } from 're2js';

/** Tells whether a text matches anywhere in a text. */
export type TextTest = (text: string) => boolean;

/**
 * Compiles a pattern of RE2's syntax (JavaScript's without lookaround and backreferences), in any letter
 * case. It takes time linear in the text, whatever the pattern: texts come from visitors, who may have
 * written them to make a backtracking engine hang.
 * @throws RangeError with the reason, in RE2's words, for what is no such pattern.
 */
export function linearRegex(pattern: string): TextTest {
  const regex = compile(pattern);
  return (text) => regex.test(text);
}

function compile(pattern: string): RE2JS {
  try {
    return RE2JS.compile(RE2JS.translateRegExp(pattern), RE2JS.CASE_INSENSITIVE);
  } catch (error) {
    if (!(error instanceof RE2JSException)) throw error;
    throw new RangeError(
      error instanceof RE2JSSyntaxException ? error.getDescription() : error.message,
    );
  }
}
