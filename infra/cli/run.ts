import { Command, CommanderError } from 'commander';
import type { AddCommand } from './add-command.ts';
import { attributeCommand } from './commands/attribute.ts';
import { audienceCommand } from './commands/audience.ts';
import { calculateCommand } from './commands/calculate.ts';
import { closeCommand } from './commands/close.ts';
import { configCommand } from './commands/config.ts';
import { costCommand } from './commands/cost.ts';
import { demoCommand } from './commands/demo.ts';
import { doctorCommand } from './commands/doctor.ts';
import { eraseCommand } from './commands/erase.ts';
import { goalCommand } from './commands/goal.ts';
import { importCommand } from './commands/import.ts';
import { migrateCommand } from './commands/migrate.ts';
import { moveCommand } from './commands/move.ts';
import { packsCommand } from './commands/packs.ts';
import { planCommand } from './commands/plan.ts';
import { quarantineCommand } from './commands/quarantine.ts';
import { rebuildCommand } from './commands/rebuild.ts';
import { replayCommand } from './commands/replay.ts';
import { reportCommand } from './commands/report.ts';
import { retainCommand } from './commands/retain.ts';
import { roleCommands } from './commands/role.ts';
import { rulesCommand } from './commands/rules.ts';
import { segmentCommand } from './commands/segment.ts';
import { sendCommand } from './commands/send.ts';
import { sourcesCommand } from './commands/sources.ts';
import { startCommand } from './commands/start.ts';
import { utmCommand } from './commands/utm.ts';
import { explain } from './errors.ts';
import { type Io, say } from './io.ts';
import { printable } from './printable.ts';
import { VERSION } from './version.ts';

const COMMANDS: readonly AddCommand[] = [
  startCommand,
  roleCommands,
  demoCommand,
  importCommand,
  costCommand,
  reportCommand,
  attributeCommand,
  calculateCommand,
  planCommand,
  closeCommand,
  segmentCommand,
  goalCommand,
  sendCommand,
  audienceCommand,
  rebuildCommand,
  replayCommand,
  quarantineCommand,
  eraseCommand,
  retainCommand,
  utmCommand,
  rulesCommand,
  doctorCommand,
  migrateCommand,
  moveCommand,
  configCommand,
  sourcesCommand,
  packsCommand,
];

/** Runs one command line (without `node throughline`); resolves to the exit code: 0, 1, 2 or 78. */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  const program = await programFor(io, argv);
  try {
    if (argv.length === 0) program.help({ error: true });
    await program.parseAsync(argv, { from: 'user' });
    return 0;
  } catch (error) {
    // Help and version end as errors of code 0; everything else of commander’s is wrong usage.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    const { text, exitCode } = explain(error);
    say(io, text);
    return exitCode;
  }
}

/** The program with its commands; of a command line with what that one needs. */
export async function programFor(io: Io, argv?: readonly string[]): Promise<Command> {
  const program = new Command('throughline')
    .description('End-to-end marketing analytics: from what vendors send to what channels earn.')
    .version(VERSION)
    .option('--data <folder>', 'data folder (THROUGHLINE_DATA_DIR; default .throughline)')
    .option('--config <file>', 'configuration file (default throughline.config.yaml)')
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.stderr.write(printable(text)),
    })
    .showHelpAfterError('(--help shows how)')
    .addHelpText(
      'after',
      '\nExit codes: 0 done, 1 failed (try again), 2 wrong usage or input, 78 configuration.',
    )
    .exitOverride();
  for (const add of COMMANDS) await add(program, io, argv);
  return program;
}
