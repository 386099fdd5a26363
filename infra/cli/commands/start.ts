import type { AddCommand } from '../add-command.ts';
import { say } from '../io.ts';
import { configInput } from '../options.ts';

/** `throughline start`: the whole line in one process, until SIGINT or SIGTERM. */
export const startCommand: AddCommand = (program, io) => {
  program
    .command('start')
    .description('run collectors, worker, API and dashboards on one data folder')
    .option('--host <address>', 'address to listen on (THROUGHLINE_HOST; default 127.0.0.1)')
    .option('--port <number>', 'TCP port, 0 for a free one (THROUGHLINE_PORT; default 4000)')
    .action(async (_options, command) => {
      const [{ loadConfig }, { serve }, { untilStopped }, { isEmpty }] = await Promise.all([
        import('../../config/load-config.ts'),
        import('../serve.ts'),
        import('../until-stopped.ts'),
        import('../is-empty.ts'),
      ]);
      const config = await loadConfig(configInput(command, io));
      const server = await serve(config);
      io.stdout.write(`${server.url}\n`);
      say(io, `Throughline serves ${server.dataDir} (process ${process.pid}); Ctrl-C stops it.`);
      if (await isEmpty(server)) say(io, `Open ${server.url} to connect the first source.`);
      await untilStopped(io, server.close, server.over);
    });
};
