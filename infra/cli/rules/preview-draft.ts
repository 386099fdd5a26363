import type { PreviewResponse } from '@throughline/api/contract/rules';
import { type ConfigInput, loadSettings } from '../../config/load-settings.ts';
import { ask, withClient } from '../client.ts';
import { type Io, say } from '../io.ts';
import type { Format } from '../options.ts';
import { writeResult } from '../output.ts';

const COLUMNS = ['from', 'to', 'ways', 'visits', 'leads', 'sales', 'revenue', 'cost'];

/** Asks what the rules and sites of a draft would move. The draft is read as a configuration is. */
export async function previewDraft(
  io: Io,
  input: ConfigInput,
  draft: string,
  format: Format,
): Promise<void> {
  const { settings } = await loadSettings({ file: draft, environment: io.environment });
  const { own, paymentPages, referrers } = settings.sites;
  const body = { rules: settings.channels.rules, own, payment_pages: paymentPages, referrers };
  const answer = await withClient(input, (client) =>
    ask(client, 'POST', '/api/v1/rules/preview', { body }),
  );
  const preview = answer.json() as PreviewResponse;
  writeResult(io, format, preview, preview.moves, COLUMNS);
  const { ways, ways_moved, months } = preview;
  say(io, `${ways_moved} of ${ways} ways of coming would change their channel.`);
  const closed = months.filter((one) => one.closed).map(({ month }) => month);
  if (closed.length > 0)
    say(io, `Closed months would differ from what was frozen: ${closed.join(', ')}.`);
}
