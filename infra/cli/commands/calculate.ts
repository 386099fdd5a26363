import type { AddCommand } from '../add-command.ts';

/** `throughline calculate payback months.ndjson`: functions of planning, without a server and without a data folder. */
export const calculateCommand: AddCommand = (program, io) => {
  program
    .command('calculate')
    .description('compute a function of planning: one JSON object a line in, one a line out')
    .argument('<function>', 'such as plan, payback, bridge or forecast')
    .argument('<file>', 'NDJSON file (`-`: standard input)')
    .action(async (name: string, file: string) => {
      const { calculateFile } = await import('../calculate-file.ts');
      await calculateFile(io, name, file);
    });
};
