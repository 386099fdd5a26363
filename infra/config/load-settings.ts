import { compileCustomRules } from '@throughline/transform/channels/custom-rules';
import type { Settings } from './config.ts';
import { ConfigError, type ConfigProblem } from './config-error.ts';
import { configSchema } from './config-schema.ts';
import { type Environment, expandVariables, overlayEnvironment } from './environment.ts';
import { issueProblem } from './issue-problem.ts';
import { readConfigFile } from './read-file.ts';
import { isMapping, type Plain, readValue } from './read-value.ts';

export interface ConfigInput {
  /** `--config`. */
  readonly file?: string | undefined;
  readonly environment: Environment;
  /** Options of the command line; they win over everything. */
  readonly options?: {
    readonly data?: string | undefined;
    readonly host?: string | undefined;
    readonly port?: string | undefined;
  };
}

/** The settings, and the sources as they are written: checking those takes the sources’ code. */
export interface LoadedSettings {
  readonly path: string | undefined;
  readonly settings: Settings;
  readonly sources: Readonly<Record<string, Readonly<Record<string, Plain>>>>;
  /** Found so far; not empty only where the caller said that it goes on checking. */
  readonly problems: readonly ConfigProblem[];
}

/**
 * Reads file, environment and options, the later over the earlier.
 * @throws ConfigError with every problem but those inside the accounts of sources.
 */
export async function loadSettings(input: ConfigInput): Promise<LoadedSettings> {
  const loaded = await readSettings(input);
  if (loaded.problems.length > 0) throw new ConfigError(loaded.problems);
  return loaded;
}

/** As `loadSettings`, but hands back what it found; where there are problems, settings are the defaults. */
export async function readSettings(input: ConfigInput): Promise<LoadedSettings> {
  const file = await readConfigFile(
    {
      named: input.file,
      dataDir: input.options?.data ?? (input.environment.THROUGHLINE_DATA_DIR || undefined),
    },
    input.environment,
  );
  const problems: ConfigProblem[] = [];
  const expanded = expandVariables(file.content, input.environment, '', problems);
  const plain = withOptions(overlayEnvironment(expanded, input.environment, problems), input);
  const value = readValue(plain, configSchema, '', problems);
  const parsed = configSchema.safeParse(value);
  if (!parsed.success)
    problems.push(...parsed.error.issues.map((issue) => issueProblem(issue, configSchema, value)));
  const { sources: _, ...settings } = parsed.data ?? configSchema.parse({});
  problems.push(...ruleProblems(settings), ...retentionProblems(settings));
  return { path: file.path, settings, sources: accountsIn(plain), problems };
}

function withOptions(plain: Plain, { options = {} }: ConfigInput): Plain {
  const given = Object.entries({
    data_dir: options.data,
    host: options.host,
    port: options.port,
  }).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return isMapping(plain) ? { ...plain, ...Object.fromEntries(given) } : plain;
}

/** Accounts as texts; what is not a mapping has been complained of by the schema. */
function accountsIn(plain: Plain): LoadedSettings['sources'] {
  const sources = isMapping(plain) && isMapping(plain.sources) ? plain.sources : {};
  return Object.fromEntries(
    Object.entries(sources).map(([source, accounts]) => [
      source,
      isMapping(accounts) ? accounts : {},
    ]),
  );
}

function ruleProblems({ channels }: Settings): ConfigProblem[] {
  return channels.rules.flatMap((rule, index) => {
    try {
      compileCustomRules([rule]);
      return [];
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      const message = error.message.replace(/^Channel rule 1:? /, '').replace(/\.$/, '');
      return [{ path: `channels.rules[${index}]`, message }];
    }
  });
}

/** A sale of today must find every touch that its journey reaches back to. */
function retentionProblems(settings: Settings): ConfigProblem[] {
  const { events } = settings.retention;
  const lookback = Math.max(
    settings.lookbackDays,
    settings.lookbackCallDays,
    settings.lookbackViewDays,
  );
  if (events === null || events >= lookback) return [];
  const expected = `at least ${lookback}, the longest lookback of journeys (lookback_days, lookback_call_days, lookback_view_days); keep events longer, or let journeys look back less`;
  return [{ path: 'retention.events', message: `${events} is not valid`, expected }];
}
