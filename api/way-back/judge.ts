import { foldLedger, type Ledger } from './ledger.ts';
import type { Target } from './target.ts';
import type { Delivered, OutgoingRequest, Vendor } from './vendor.ts';
import { type LedgerStore, writeLedger } from './write-ledger.ts';

/** Requests that are asked after in one run. */
const MOST = 20;

interface JudgeParts extends LedgerStore {
  readonly post: (request: OutgoingRequest) => Promise<Delivered>;
}

/** Asks what became of requests that the platform took before, and writes down what it says. */
export async function judge(
  target: Target,
  vendor: Vendor,
  before: Ledger,
  parts: JudgeParts,
): Promise<Ledger> {
  const { outcome } = vendor;
  if (!outcome || before.open) return before;
  let ledger = before;
  for (const { run, reference } of before.unjudged.slice(0, MOST)) {
    const answer = await parts.post(outcome.request(reference, target));
    const told = answer.kind === 'answer' ? outcome.read(answer) : undefined;
    // Where one cannot be asked after, the others cannot either.
    if (!told) break;
    if (told.state === 'processing') continue;
    const { state, errors } = told;
    const entry = { phase: 'judged', run, reference, state, errors: { ...errors } } as const;
    ledger = foldLedger(await writeLedger(parts, target.name, ledger.version + 1, entry));
  }
  return ledger;
}
