import type { Command } from 'commander';
import type { Io } from './io.ts';

/** A command adds itself to the program; what it needs is loaded when it is called. */
export type AddCommand = (program: Command, io: Io) => void;
