import { readFileSync } from 'node:fs';
import { assetPath } from '../warehouse/sql-file.ts';
import { RULE_MODELS, type RuleModelName } from './model-names.ts';

/** A piece of `bounds.sql`: what a rule is, or what several rules share. */
interface Section {
  readonly text: string;
  /** Names of the shared sections that it needs. */
  readonly needs: readonly string[];
}

const SECTIONS = sections(readFileSync(assetPath(import.meta.url, './bounds.sql'), 'utf8'));

/**
 * Beginning of a statement that reads `bounds`: the ledger with `<rule>_from` and `<rule>_upto` of these rules,
 * all of them without. Takes `generation`, `revision` and `custom`, the three weights of the model of that
 * name. Made of fixed text alone: the engine takes longer to understand a rule than to compute it, so a
 * statement has only those that it reads.
 * @param ledger what stands after FROM.
 */
export function boundsOf(
  rules: readonly RuleModelName[] = RULE_MODELS,
  ledger = 'journeys(generation = {generation:UInt32}, revision = {revision:UInt64})',
): string {
  const own = rules.map((rule) => SECTIONS.get(`rule ${rule}`)!);
  const shared = [...new Set(own.flatMap(({ needs }) => needs))].map(
    (name) => SECTIONS.get(`shared ${name}`)!.text,
  );
  return `WITH bounds AS
(
WITH ${['toInt64(touch_seq) - 1 AS before', ...shared].join(',\n')}
SELECT *, ${own.map(({ text }) => text).join(',\n')}
FROM ${ledger}
)`;
}

/** Sections begin with `-- rule: name, with shared` or `-- shared: name`. */
function sections(file: string): ReadonlyMap<string, Section> {
  const [, ...parts] = file.split(/^-- (?=(?:rule|shared): )/m);
  return new Map(
    parts.map((part) => {
      const [heading = '', ...lines] = part.split('\n');
      const [, kind, name, needs] = /^(rule|shared): (\w+)(?:, with (\w+))?$/.exec(heading) ?? [];
      const text = lines.filter((line) => line.trim() && !line.startsWith('--')).join('\n');
      return [`${kind} ${name}`, { text, needs: needs ? [needs] : [] }];
    }),
  );
}
