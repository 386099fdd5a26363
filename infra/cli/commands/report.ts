import type { AddCommand } from '../add-command.ts';

/** `throughline report <name>`: the body that the API gives for the same question. */
export const reportCommand: AddCommand = async (program, io, argv = ['report']) => {
  const report = program.command('report').description('print a report');
  // What reports take stands in their contracts, which other commands do without: they load a whole schema library.
  if (!argv.includes('report')) return;
  const { addReports } = await import('../reports/add-reports.ts');
  addReports(report, io);
};
