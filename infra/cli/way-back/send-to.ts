import { writeFileSync } from 'node:fs';
import type { BackTarget, DryRun, SendRun } from '@throughline/api/contract/way-back';
import type { ConfigInput } from '../../config/load-settings.ts';
import { ask, withClient } from '../client.ts';
import { CommandError } from '../command-error.ts';
import { type Io, say } from '../io.ts';
import type { Format } from '../options.ts';
import { writeResult } from '../output.ts';

interface Asked {
  readonly target: string;
  readonly dryRun?: boolean;
  readonly file?: string;
  readonly format: Format;
}

export async function listTargets(io: Io, input: ConfigInput, format: Format): Promise<void> {
  const answer = await withClient(input, (client) => ask(client, 'GET', '/api/v1/back'));
  const list = answer.json() as { targets: readonly BackTarget[] };
  const rows = list.targets.map(({ name, vendor, account, states, left, last }) => ({
    ...{ name, vendor, account, sent: texts(states), stayed: texts(left) },
    last: last?.at ?? '',
  }));
  writeResult(io, format, list, rows, ['name', 'vendor', 'account', 'sent', 'stayed', 'last']);
}

/** A dry run, a file, or runs until nothing is left. */
export async function sendTo(io: Io, input: ConfigInput, asked: Asked): Promise<void> {
  if (asked.dryRun && asked.file !== undefined)
    throw new CommandError(2, 'expected --dry-run or --file, not both');
  const path = `/api/v1/back/${encodeURIComponent(asked.target)}`;
  await withClient(input, async (client) => {
    if (asked.dryRun) {
      const shown = (await ask(client, 'POST', `${path}/dry-run`)).json() as DryRun;
      say(io, `${shown.ready} would go; ${texts(shown.left) || 'nothing'} stays.`);
      const rows = shown.examples.map((one) => ({
        ...{ id: one.id, at: one.at, of: one.of, as: one.as, value: one.value ?? '' },
        ...{ currency: one.currency ?? '', restated: one.restated },
        found_by: [one.click && `${one.click.name} ${one.click.begins}…`, one.visitor]
          .concat(one.emails, one.phones)
          .filter(Boolean)
          .join(' '),
      }));
      const columns = ['id', 'at', 'of', 'as', 'value', 'currency', 'restated', 'found_by'];
      return writeResult(io, asked.format, shown, rows, columns);
    }
    const body = { as: asked.file === undefined ? 'http' : 'file' };
    for (;;) {
      const run = (await ask(client, 'POST', `${path}/send`, { body })).json() as SendRun;
      if (asked.file !== undefined && run.file) writeFileSync(asked.file, run.file.text);
      const { file: _, reasons, left, ...counts } = run;
      const row = { ...counts, reasons: texts(reasons), left: texts(left) };
      writeResult(io, asked.format, { ...counts, reasons, left }, [row], Object.keys(row));
      if (run.stopped !== '')
        throw new CommandError(
          1,
          `${asked.target} answered ${run.stopped}; ${run.waiting + run.not_sent} are still to go.`,
        );
      if (run.waiting === 0) return;
      if (asked.file !== undefined) {
        say(io, `${run.waiting} more did not fit; ask for another file.`);
        return;
      }
    }
  });
}

function texts(counts: Readonly<Record<string, number>>): string {
  return Object.entries(counts)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ');
}
