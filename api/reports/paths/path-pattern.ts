import { LANGUAGES } from '../../contract/languages.ts';
import { WORDS } from '../../contract/words.ts';
import { ProblemError } from '../../problems/problems.ts';

const MAX_STEPS = 50;
/** Stands behind each step of a joined path; no channel has it in its name. */
export const STEP_END = '\u001f';
const ANY_STEPS = new Set(['…', '...']);

/**
 * A pattern such as `VK* > … > Call` as a regular expression (RE2) over a joined path, in which `STEP_END`
 * stands behind each step. A step is a channel in any letter case, as it is stored or as readers of a language know it,
 * `*` any text inside a step, `…` or `...` any number of steps. The whole path has to match; no pattern matches every path.
 * @throws {ProblemError} `parameters_invalid` for an empty step or more than fifty steps.
 */
export function pathPattern(pattern: string | undefined): string {
  if (pattern === undefined) return '';
  const steps = pattern.split('>').map((step) => step.trim());
  const empty = steps.indexOf('');
  if (empty >= 0)
    throw refused(
      `Expected a channel, * or … between the signs >, got nothing at step ${empty + 1}`,
    );
  if (steps.length > MAX_STEPS)
    throw refused(`Expected at most ${MAX_STEPS} steps, got ${steps.length}`);
  const expression = steps.map((step, at) => {
    // Twice the same is once: any number of steps and any number of steps again.
    if (ANY_STEPS.has(step)) return ANY_STEPS.has(steps[at - 1] ?? '') ? '' : '(?:[^\\x1f]*\\x1f)*';
    const own = step.split(/\*+/).map(literally).join('[^\\x1f]*');
    const named = channelsCalled(step).map(literally);
    return named.length === 0 ? `${own}\\x1f` : `(?:${[own, ...named].join('|')})\\x1f`;
  });
  return `(?is)^${expression.join('')}$`;
}

/** Stored names of the channels that a step names in the words of a language: what a page shows can be typed. */
function channelsCalled(step: string): readonly string[] {
  return Object.entries(WORDS.channel).flatMap(([stored, texts]) =>
    LANGUAGES.some((language) => {
      // İ and i are one letter in Turkish, as I and ı are.
      const fold = (text: string) => text.toLocaleLowerCase(language);
      const called = step.split(/\*+/).map((part) => literally(fold(part)));
      return new RegExp(`^${called.join('.*')}$`, 'su').test(fold(texts[language]));
    })
      ? [stored]
      : [],
  );
}

function refused(message: string): ProblemError {
  return new ProblemError('parameters_invalid', { errors: [{ field: 'match', message }] });
}

function literally(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
