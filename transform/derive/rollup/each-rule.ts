import { RULE_MODELS } from '../../attribution/model-names.ts';

/**
 * A statement for every rule. Lines that name `rule_` have its name there; a run of such lines is repeated
 * for each rule, with commas between.
 */
export function eachRule(text: string): string {
  return text.replace(/(?:^.*\brule_.*(?:\n|$))+/gm, (lines) => {
    const run = lines.replace(/\n$/, '');
    const all = RULE_MODELS.map((rule) => run.replace(/\brule_/g, `${rule}_`));
    return `${all.join(',\n')}${lines.endsWith('\n') ? '\n' : ''}`;
  });
}
