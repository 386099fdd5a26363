import type { Command } from 'commander';
import type { AddCommand } from '../add-command.ts';
import { configInput, type GlobalOptions, wholeNumber } from '../options.ts';

interface Options {
  readonly host?: string;
  readonly port?: string;
  readonly once?: boolean;
  readonly seed: number;
  readonly months: number;
  readonly people: number;
}

/** Where neither `--data` nor `THROUGHLINE_DATA_DIR` names a folder: never the one of a real business. */
const FOLDER = '.throughline/demo';

/** `throughline demo`: a sample business, taken in by the same collectors as a real one. */
export const demoCommand: AddCommand = (program, io) => {
  program
    .command('demo')
    .description('fill a folder of its own with a sample business and serve it')
    .option('--host <address>', 'address to listen on')
    .option('--port <number>', 'TCP port (default 4000, or the next free one)')
    .option('--once', 'end once it is loaded, instead of serving it')
    .option('--seed <n>', 'another number is another business', wholeNumber(0), 1)
    .option('--months <n>', 'months of history up to today', wholeNumber(1), 14)
    .option('--people <n>', 'people in its market', wholeNumber(1), 3_000)
    .action(async (options: Options, command: Command) => {
      const { runDemo } = await import('../demo/run-demo.ts');
      const named = command.optsWithGlobals<GlobalOptions>().data;
      const dataDir = named ?? (io.environment.THROUGHLINE_DATA_DIR || FOLDER);
      const { options: listen, ...input } = configInput(command, io);
      await runDemo(io, { ...input, options: { ...listen, data: dataDir } }, options);
    });
};
