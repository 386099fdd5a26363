import type { AddCommand } from '../add-command.ts';
import { CommandError } from '../command-error.ts';
import { say } from '../io.ts';
import { configInput, type Format, formatOption } from '../options.ts';

interface Options {
  readonly to: string;
  readonly add: boolean;
  readonly worker: boolean;
  readonly format: Format;
}

/** `throughline move`: a data folder goes to Kafka and a ClickHouse server, and gives the same reports. */
export const moveCommand: AddCommand = (program, io) => {
  program
    .command('move')
    .description('move a data folder to Kafka and ClickHouse, and check that reports are equal')
    .requiredOption('--to <file>', 'configuration that names log.kafka and warehouse')
    .option('--add', 'also into a log that holds other deliveries; reports are not compared', false)
    .option('--no-worker', 'leave loading to workers that run elsewhere')
    .addOption(formatOption('json', ['json', 'table']))
    .action(async ({ format, ...options }: Options, command) => {
      const [{ runMove }, { writeResult }] = await Promise.all([
        import('../move/run-move.ts'),
        import('../output.ts'),
      ]);
      const result = await runMove(io, configInput(command, io), options);
      const { deliveries, appended, tooLarge, records, reports, differences, seconds } = result;
      const numbers = { deliveries, appended, too_large: tooLarge, records };
      const row = { ...numbers, ...reports, seconds };
      const whole = { ...numbers, reports, differences, seconds };
      writeResult(io, format, whole, [row], Object.keys(row));
      if (tooLarge > 0)
        say(io, `${tooLarge} deliveries are larger than Kafka takes: see \`quarantine list\`.`);
      if (differences.length > 0)
        throw new CommandError(
          1,
          [
            'Both hold everything, but they differ (folder, then servers):',
            ...differences.map((difference) => `  ${difference}`),
            'The folder may have been filled by an older version: `throughline replay` on it reads everything as this version does; then move again.',
          ].join('\n'),
        );
      if (options.add) say(io, 'Moved into a log that holds more; reports were not compared.');
    });
};
