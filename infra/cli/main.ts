import { processIo } from './io.ts';
import { run } from './run.ts';
import { takeStandardInput } from './standard-input.ts';
import { wantsStandardInput } from './wants-standard-input.ts';

// A reader that has seen enough (`| head`) is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) =>
  process.exit(error.code === 'EPIPE' ? 0 : 1),
);

const commandLine = process.argv.slice(2);
const stdin = await takeStandardInput(wantsStandardInput(commandLine));
const exitCode = await run(commandLine, processIo(stdin));
// What a command opened is closed by now; an idle thread of the warehouse must not keep the process.
process.stdout.write('', () => process.stderr.write('', () => process.exit(exitCode)));
