import { createHash } from 'node:crypto';
import { ATTRIBUTION_VERSION } from '@throughline/transform/attribution/version';
import { CHANNEL_RULES_VERSION } from '@throughline/transform/channels/rules-version';
import { sqlFile } from '@throughline/transform/warehouse/sql-file';
import type { CloseDetail, CloseStatement } from '../contract/closes.ts';
import type { DocumentVersion } from '../documents/documents.ts';
import { monthAfter } from '../plans/month-after.ts';
import { ProblemError } from '../problems/problems.ts';
import type { Published } from '../reports/answer.ts';
import { fetchArrived } from '../reports/finance/arrived.ts';
import { wholeMonth } from '../reports/finance/months-of.ts';
import { fetchUnpriced } from '../reports/finance/unpriced.ts';
import { everSold } from '../reports/query/fetch-around.ts';
import type { ReportConfig } from '../reports/report-config.ts';
import type { State } from '../reports/state.ts';
import type { CloseKey } from '../server/ops.ts';
import { factsOf } from './facts-of.ts';
import { FigureSums } from './figure-sums.ts';
import { bytesOf, type FactLine, lineOf } from './frozen-fact.ts';
import { obstacleOf } from './next-close.ts';
import { sealed } from './seal.ts';
import { closeHeadOf } from './stored/close-head.ts';
import { pageName } from './stored/frozen-facts.ts';
import { readCloses, type StoredClose } from './stored/read-closes.ts';
import { statementOf } from './stored/statement-of.ts';

const CLASSIFIED_BY = sqlFile(import.meta.url, './classified-by.sql');
/** Of a page's lines: a document has at most 1 MiB with what is around them. */
const PAGE_CHARACTERS = 900_000;
/** What divides sales among channels in the figures of a close. */
const MODEL = 'last_non_direct';

export interface CloseStore {
  readonly published: Published;
  readonly config: ReportConfig;
  readonly key: CloseKey;
  /** Appends a document to the log; resolves once it is durable, and says whether it can be read already. */
  readonly append: (document: DocumentVersion) => Promise<{ readonly visible: boolean }>;
  readonly author: string;
  readonly now: Date;
  /** A name that no list of facts has had. */
  readonly newId: () => string;
}

/** Months that were accepted and could not be read yet: nobody may close them again. */
const unseen = new Set<string>();
let queue: Promise<unknown> = Promise.resolve();

/**
 * Freezes a month: its facts page by page, then the statement about them, signed. One after the other in this process;
 * of two processes that close a month in one moment the earlier close counts, and the other is told so.
 * @throws ProblemError `close_exists`, `close_out_of_order`, `close_month_open`, `close_data_incomplete`.
 */
export function closeMonth(store: CloseStore, month: string): Promise<CloseDetail> {
  const mine = queue.catch(() => {}).then(() => closed(store, month));
  queue = mine;
  return mine;
}

async function closed(store: CloseStore, month: string): Promise<CloseDetail> {
  const { published, config, now } = store;
  const { reader, state } = published;
  const closes = await readCloses(reader);
  for (const { month } of closes) unseen.delete(month);
  const previous = inOrder(month, closes);
  if (unseen.size > 0)
    throw new ProblemError('close_not_visible', {
      detail: `The close of ${[...unseen].join(', ')} was accepted and cannot be read yet.`,
    });
  const { dataCompleteTo } = await fetchArrived(published, config.timezone);
  const { obstacle, detail } = obstacleOf(month, {
    dataCompleteTo,
    today: dayIn(config.timezone, now),
  });
  if (obstacle) throw new ProblemError(obstacle, { detail });
  const statement = await frozen(store, {
    month,
    state: state!,
    previous,
    dataCompleteTo: dataCompleteTo!,
  });
  const close = sealed(statement, store.key);
  const { visible } = await store.append(documentOf(store, 'close', month, { ...close }));
  if (!visible) unseen.add(month);
  else {
    const stands = (await readCloses(reader)).find((one) => one.month === month);
    // A process elsewhere closed it in the same moment, and its close is the one that counts.
    if (stands && stands.hash !== close.hash) throw exists(stands);
  }
  const { signature } = close;
  return { ...closeHeadOf(statement, close), statement, signature, visible };
}

/** The close that the next one follows. @throws ProblemError where the month is closed, or another one is next. */
function inOrder(month: string, closes: readonly StoredClose[]): CloseStatement['previous'] {
  const own = closes.find((one) => one.month === month);
  if (own) throw exists(own);
  const newest = closes.at(-1);
  if (!newest) return null;
  const next = monthAfter(newest.month, 1);
  if (month === next) return { month: newest.month, hash: newest.hash };
  throw new ProblemError('close_out_of_order', {
    detail:
      month < newest.month
        ? `${newest.month} is closed, and ${month} lies before the first close: what lies before it stays open.`
        : `The last close is of ${newest.month}: close ${next} first.`,
  });
}

function exists(close: StoredClose): ProblemError {
  const statement = statementOf(close);
  const who = statement?.closed_by ? ` by ${statement.closed_by}` : '';
  return new ProblemError('close_exists', {
    detail: `${close.month} was closed${statement ? ` on ${statement.closed_at}${who}` : ''}, fingerprint ${close.hash.slice(0, 12)}; what has changed since is told by throughline report close-changes --month ${close.month}.`,
  });
}

interface Freezing {
  readonly month: string;
  readonly state: State;
  readonly previous: CloseStatement['previous'];
  readonly dataCompleteTo: string;
}

/** Stores the facts, and says what was frozen. */
async function frozen(
  store: CloseStore,
  { month, state, previous, dataCompleteTo }: Freezing,
): Promise<CloseStatement> {
  const { published, config, key, author, now } = store;
  const { reader } = published;
  const period = wholeMonth(month);
  const [priced, sales, classified] = await Promise.all([
    fetchUnpriced(reader, state, period),
    everSold(reader, state),
    reader.rows<{ readonly rules_version: string }>(CLASSIFIED_BY),
  ]);
  const sums = new FigureSums();
  const facts = await storedFacts(store, state, month, sums);
  const unpriced = priced.unpriced.map(({ channel, source }) => ({ channel, source }));
  const told = { costs: priced.hasCosts, sales };
  return {
    format: 'throughline-close/1',
    ...{ month, from: period.from, to: period.to, timezone: config.timezone },
    ...{ currency: config.currency, vat_rate: config.vatRate ?? '0' },
    ...{ agency_fee: config.agencyFee ?? '0', model: MODEL },
    versions: {
      ...{ attribution: ATTRIBUTION_VERSION, channel_rules: CHANNEL_RULES_VERSION },
      classified_by: classified.map(({ rules_version }) => rules_version),
    },
    ...{ generation: state.generation, revision: state.revision },
    data_complete_to: dataCompleteTo,
    ...{ closed_at: now.toISOString(), closed_by: author },
    ...sums.figures({ unpriced, told }),
    ...{ told, unpriced, facts, previous, public_key: key.publicKey },
  };
}

/** Appends the facts in pages, adds them up, and hashes them, holding some days of them at a time. */
async function storedFacts(
  store: CloseStore,
  state: State,
  month: string,
  sums: FigureSums,
): Promise<CloseStatement['facts']> {
  const { reader } = store.published;
  const list = store.newId();
  const hash = createHash('sha256');
  let [page, size, pages, count]: [FactLine[], number, number, number] = [[], 0, 0, 0];
  const turn = async () => {
    pages++;
    const name = pageName(list, pages);
    await store.append(documentOf(store, 'close_facts', name, { facts: page }));
    [page, size] = [[], 0];
  };
  const asked = { model: MODEL, config: store.config } as const;
  for await (const facts of factsOf(reader, state, wholeMonth(month), asked))
    for (const fact of facts) {
      const line = lineOf(fact);
      const bytes = bytesOf(line);
      if (page.length > 0 && size + bytes.length > PAGE_CHARACTERS) await turn();
      sums.add(fact);
      hash.update(bytes);
      page.push(line);
      size += bytes.length;
      count++;
    }
  if (page.length > 0) await turn();
  return { list, pages, count, sha256: hash.digest('hex') };
}

function documentOf(
  { author, now }: CloseStore,
  type: 'close' | 'close_facts',
  id: string,
  body: DocumentVersion['body'],
): DocumentVersion {
  const created = { created_at: now.toISOString(), ...(author && { author }) };
  return { type, id, version: 1, state: 'locked', ...created, body };
}

/** The calendar day of a moment in a zone. */
export function dayIn(timezone: string, at: Date): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: timezone, dateStyle: 'short' }).format(at);
}
