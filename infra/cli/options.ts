import { type Command, InvalidArgumentError, Option } from 'commander';
import type { ConfigInput } from '../config/load-settings.ts';
import type { Io } from './io.ts';

/** Options that every command knows. */
export interface GlobalOptions {
  readonly data?: string;
  readonly config?: string;
}

export interface ListenOptions {
  readonly host?: string;
  readonly port?: string;
}

export const FORMATS = ['json', 'csv', 'table'] as const;
export type Format = (typeof FORMATS)[number];

export function formatOption(byDefault: Format, choices: readonly Format[] = FORMATS): Option {
  return new Option('--format <format>', 'how the result is written')
    .choices(choices)
    .default(byDefault);
}

/** Whole number from `least` on, for commander’s `argParser`. */
export function wholeNumber(least: number): (text: string) => number {
  return (text) => {
    const number = Number(text);
    if (!/^\d+$/.test(text) || number < least)
      throw new InvalidArgumentError(`Expected a whole number from ${least}.`);
    return number;
  };
}

/** What the configuration is read from, by the options of a command. */
export function configInput(command: Command, io: Io): ConfigInput {
  const { data, config, host, port } = command.optsWithGlobals<GlobalOptions & ListenOptions>();
  return { file: config, environment: io.environment, options: { data, host, port } };
}
