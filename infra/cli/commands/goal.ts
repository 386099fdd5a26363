import type { SmartGoalBody } from '@throughline/api/contract/smart-goals';
import type { AddCommand } from '../add-command.ts';
import { configInput, type Format, formatOption } from '../options.ts';

interface Written {
  readonly format: Format;
}

/** `throughline goal list|save|delete`: goals that people write; `report smart-goals` says where they stand. */
export const goalCommand: AddCommand = (program, io) => {
  const goal = program
    .command('goal')
    .description('goals of the business, which report smart-goals judges: list, save, delete');
  goal
    .command('list')
    .description('every goal as it was written')
    .addOption(formatOption('table'))
    .action(async ({ format }: Written, command) => {
      const { listGoals } = await import('../goals/list-goals.ts');
      await listGoals(io, configInput(command, io), format);
    });
  goal
    .command('save')
    .description('write a goal; what stood under the name before is replaced')
    .argument('<name>', 'name of the goal, such as "More margin"')
    .option('--specific <text>', 'what is to change')
    .option('--metric <name>', 'what it is measured by, such as margin, revenue, leads')
    .option('--target <amount>', 'how much of it from the first day to the last')
    .option('--parent <name>', 'goal that this one serves')
    .option('--from <day>', 'first day, such as 2026-01-01')
    .option('--by <day>', 'last day, such as 2026-12-31')
    .addOption(formatOption('json'))
    .action(async (name: string, { format, ...body }: Written & SmartGoalBody, command) => {
      const { saveGoal } = await import('../goals/save-goal.ts');
      await saveGoal(io, configInput(command, io), { name, body, format });
    });
  goal
    .command('delete')
    .description('delete a goal')
    .argument('<name>', 'name of the goal, as the list shows it')
    .addOption(formatOption('json'))
    .action(async (name: string, { format }: Written, command) => {
      const { saveGoal } = await import('../goals/save-goal.ts');
      await saveGoal(io, configInput(command, io), { name, body: null, format });
    });
};
