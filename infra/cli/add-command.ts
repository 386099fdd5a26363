import type { Command } from 'commander';
import type { Io } from './io.ts';

/**
 * A command adds itself to the program; what it needs is loaded when it is called.
 * @param argv the command line, by which a command may leave out what is not asked for; undefined adds everything.
 */
export type AddCommand = (
  program: Command,
  io: Io,
  argv?: readonly string[],
) => void | Promise<void>;
