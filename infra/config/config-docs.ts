import type { Source } from '@throughline/ingest/contract/source';
import * as z from 'zod';
import { configSchema } from './config-schema.ts';
import { VARIABLES } from './environment.ts';
import { snakeCase } from './letter-case.ts';
import { type Unwrapped, unwrapSchema } from './unwrap-schema.ts';

interface Row {
  readonly path: string;
  readonly type: string;
  readonly byDefault: string;
  readonly description: string;
}

/** The reference page of the configuration, as Markdown, made of the schemas alone. */
export function configDocs(sources: readonly Source[]): string {
  const variables = new Map([...VARIABLES].map(([name, path]) => [path.join('.'), name]));
  const settings = rowsOf(configSchema, '').filter(({ path }) => path !== 'sources');
  return [
    INTRODUCTION,
    table(
      ['setting', 'variable', 'type', 'default', 'meaning'],
      settings.map((row) => [
        `\`${row.path}\``,
        variables.has(row.path) ? `\`${variables.get(row.path)}\`` : '',
        row.type,
        row.byDefault,
        row.description,
      ]),
    ),
    SOURCES,
    ...sources.map((source) => sourceDocs(source)),
  ].join('\n');
}

function sourceDocs(source: Source): string {
  const rows = rowsOf(source.settings, '');
  const heading = `### ${source.title}: \`${source.name}\`\n`;
  if (rows.length === 0) return `${heading}\nNo settings.\n`;
  const cells = rows.map((row) => [`\`${row.path}\``, row.type, row.byDefault, row.description]);
  return `${heading}\n${table(['setting', 'type', 'default', 'meaning'], cells)}`;
}

/** One row a value that can be set; lists of objects count their fields under `name[]`. */
function rowsOf(given: z.core.$ZodType, path: string): readonly Row[] {
  const unwrapped = unwrapSchema(given);
  const { schema } = unwrapped;
  if (schema instanceof z.ZodObject)
    return Object.entries(schema.shape).flatMap(([name, inner]) =>
      rowsOf(inner as z.core.$ZodType, path ? `${path}.${snakeCase(name)}` : snakeCase(name)),
    );
  const own: Row = {
    path,
    type: typeText(unwrapped),
    byDefault: defaultText(unwrapped),
    description: unwrapped.description ?? '',
  };
  const element =
    schema instanceof z.ZodArray ? unwrapSchema(schema.def.element).schema : undefined;
  if (!(element instanceof z.ZodObject)) return [own];
  // Fields that say nothing of themselves are told by the list that holds them.
  return [own, ...rowsOf(element, `${path}[]`).filter(({ description }) => description)];
}

function typeText({ schema, isNullable }: Unwrapped): string {
  const text = plainType(schema);
  return isNullable ? `${text} or null` : text;
}

function plainType(schema: z.core.$ZodType): string {
  if (schema instanceof z.ZodNumber) {
    const { minValue, maxValue } = schema;
    const whole = schema.isInt ? 'whole number' : 'number';
    const bounds = [
      minValue !== null && Number.isSafeInteger(minValue) && minValue > Number.MIN_SAFE_INTEGER
        ? `from ${minValue}`
        : '',
      maxValue !== null && maxValue < Number.MAX_SAFE_INTEGER ? `to ${maxValue}` : '',
    ];
    return [whole, ...bounds].filter(Boolean).join(' ');
  }
  if (schema instanceof z.ZodBoolean) return '`true` or `false`';
  if (schema instanceof z.ZodEnum)
    return schema.options.length > 8
      ? 'one of a closed list'
      : schema.options.map((option) => `\`${option}\``).join(', ');
  if (schema instanceof z.ZodArray) {
    const element = unwrapSchema(schema.def.element).schema;
    return element instanceof z.ZodObject
      ? 'list'
      : `list of ${plainType(element).replace(/^(whole )?\w+/, '$&s')}`;
  }
  if (schema instanceof z.ZodUnion)
    return schema.def.options.map((option) => plainType(unwrapSchema(option).schema)).join(', or ');
  if (schema instanceof z.ZodRecord) return 'mapping';
  return 'text';
}

function defaultText({ defaultValue, isOptional }: Unwrapped): string {
  if (defaultValue === undefined) return isOptional ? '' : 'required';
  if (Array.isArray(defaultValue) && defaultValue.length === 0) return 'none';
  return `\`${Array.isArray(defaultValue) ? defaultValue.join(', ') : String(defaultValue)}\``;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return `${[line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')}\n`;
}

const INTRODUCTION = `# Configuration

\`throughline.config.yaml\`, then environment variables, then options of the command: the later wins.
The file is the one of \`--config\` or \`THROUGHLINE_CONFIG\`; else the one in the data folder, where
that is given by \`--data\` or \`THROUGHLINE_DATA_DIR\`; else the one in the working directory.
\`\${NAME}\` inside a value of the file stands for the environment variable \`NAME\`, which must be set;
write \`$\${NAME}\` for the text itself. \`throughline config check\` lists everything that is wrong.
`;

const SOURCES = `## Accounts of sources

\`\`\`yaml
sources:
  shopify:
    main:                      # the account's name, as you like it
      shop: acme.myshopify.com
      secret: \${SHOPIFY_SECRET}
\`\`\`

An account without settings is written \`main: {}\`. Each source's own README says where its vendor
shows the values.
`;
