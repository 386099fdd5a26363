import type { Role } from '../../line/line.ts';
import type { AddCommand } from '../add-command.ts';
import { CommandError } from '../command-error.ts';
import { say } from '../io.ts';
import { configInput } from '../options.ts';

const DESCRIPTIONS: Readonly<Record<Role, string>> = {
  collector: 'run the collectors alone: take what vendors send into Kafka',
  worker: 'run a worker alone: load Kafka into ClickHouse, derive journeys and credit',
  api: 'run API and dashboards alone',
};

/**
 * `throughline collector | worker | api`: one process of the distributed wiring, until SIGINT or
 * SIGTERM. Each can run as often as it takes.
 */
export const roleCommands: AddCommand = (program, io) => {
  for (const role of Object.keys(DESCRIPTIONS) as Role[])
    program
      .command(role)
      .description(DESCRIPTIONS[role])
      .option('--host <address>', 'address to listen on (THROUGHLINE_HOST; default 127.0.0.1)')
      .option('--port <number>', 'TCP port, 0 for a free one (THROUGHLINE_PORT; default 4000)')
      .action(async (_options, command) => {
        const [{ loadConfig }, { serve }, { untilStopped }] = await Promise.all([
          import('../../config/load-config.ts'),
          import('../serve.ts'),
          import('../until-stopped.ts'),
        ]);
        const config = await loadConfig(configInput(command, io));
        const missing = [
          ...(config.log.kafka ? [] : ['log.kafka']),
          ...(config.warehouse || role === 'collector' ? [] : ['warehouse']),
        ];
        if (missing.length > 0)
          throw new CommandError(
            78,
            `A ${role} of its own works on servers: configure ${missing.join(' and ')}, or run everything on one data folder with \`throughline start\`.`,
          );
        const server = await serve(config, [role]);
        io.stdout.write(`${server.url}\n`);
        say(io, `The ${role} listens (process ${process.pid}); Ctrl-C stops it.`);
        server.connected.then(
          () => say(io, `The ${role} is connected.`),
          () => {},
        );
        await untilStopped(io, server.close, server.over);
      });
};
