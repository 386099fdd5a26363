import type { ReportContract } from '@throughline/api/contract/report';
import { Option } from 'commander';
import * as z from 'zod';

/** An option of the command, and the parameter of the API that it is. */
export interface ReportOption {
  readonly parameter: string;
  readonly option: Option;
}

interface Parameter {
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly names?: readonly string[];
  readonly default?: unknown;
  readonly description?: string;
}

/** What stands for the value in help. */
const VALUES: Readonly<Record<string, string>> = { from: 'day', to: 'day', run: 'id' };

/** The parameters of a report as options, with the choices and defaults that the API has. */
export function reportOptions({ query }: Pick<ReportContract, 'query'>): readonly ReportOption[] {
  const { properties = {} } = z.toJSONSchema(query, { io: 'input', unrepresentable: 'any' });
  return Object.entries(properties).map(([parameter, schema]) => ({
    parameter,
    option: optionOf(parameter, schema as Parameter),
  }));
}

function optionOf(parameter: string, schema: Parameter): Option {
  const flags = `--${parameter.replaceAll('_', '-')} <${valueName(parameter, schema)}>`;
  const description = sentence(schema);
  if (schema.type === 'array')
    return new Option(flags, description).argParser(
      (value: string, before: readonly string[] | undefined) => [...(before ?? []), value],
    );
  if (parameter !== 'format') return new Option(flags, description);
  // The screen is a format of the command alone.
  return new Option(flags, description)
    .choices([...(schema.enum ?? []), 'table'])
    .default(schema.default);
}

function valueName(parameter: string, { type, enum: choices, names }: Parameter): string {
  if (names) return 'names';
  if (choices) return 'name';
  if (type === 'number' || type === 'integer') return 'number';
  return VALUES[parameter] ?? 'text';
}

/** What the option is, what it takes, and what the API takes where it is left out. */
function sentence({ description = '', names, enum: choices, default: given }: Parameter): string {
  const byDefault = given !== undefined && given === names?.join(',') ? 'all' : given;
  const taken = names ?? choices;
  const asides = [
    ...(taken && !taken.includes('json') ? [`${names ? 'of' : 'one of'} ${taken.join(', ')}`] : []),
    ...(byDefault === undefined || byDefault === 'json' || Array.isArray(byDefault)
      ? []
      : [`default ${byDefault}`]),
  ];
  const text = description.charAt(0).toLowerCase() + description.slice(1);
  return asides.length > 0 ? `${text} (${asides.join('; ')})` : text;
}
