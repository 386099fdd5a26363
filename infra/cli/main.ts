import { processIo } from './io.ts';
import { run } from './run.ts';

// A reader that has seen enough (`| head`) is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) =>
  process.exit(error.code === 'EPIPE' ? 0 : 1),
);

const exitCode = await run(process.argv.slice(2), processIo());
// What a command opened is closed by now; an idle thread of the warehouse must not keep the process.
process.stdout.write('', () => process.stderr.write('', () => process.exit(exitCode)));
