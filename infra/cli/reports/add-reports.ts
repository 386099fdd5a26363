import { CONTRACTS } from '@throughline/api/contract/reports/index';
import type { Command } from 'commander';
import type { Io } from '../io.ts';
import { reportOptions } from './report-options.ts';

/** A subcommand for each report, made from its contract. */
export function addReports(report: Command, io: Io): void {
  for (const contract of Object.values(CONTRACTS)) {
    const command = report.command(contract.name).description(lowerFirst(contract.question.en));
    for (const { option } of reportOptions(contract)) command.addOption(option);
    command.action(
      async (options: Readonly<Record<string, string | readonly string[]>>, self: Command) => {
        const { runReport } = await import('./run-report.ts');
        await runReport(io, contract.name, options, self);
      },
    );
  }
}

/** Descriptions of commands begin small. */
function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
