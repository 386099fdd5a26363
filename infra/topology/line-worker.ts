import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { readCandidates } from '@throughline/api/way-back/read-candidates';
import { readLedger } from '@throughline/api/way-back/read-ledger';
import { compileCustomRules } from '@throughline/transform/channels/custom-rules';
import { compileSites } from '@throughline/transform/channels/sites';
import { openDeriver } from '@throughline/transform/derive/deriver';
import { openLoader } from '@throughline/transform/load/loader';
import { openPreparingThread } from '@throughline/transform/load/prepare/preparing-thread';
import { type Config, deriveSettings, identityRules } from '../config/config.ts';
import type { Line } from '../line/line.ts';
import type { Say } from '../line/say.ts';
import type { Worker } from '../line/worker.ts';
import type { WorkerEvents } from '../line/worker-events.ts';
import { alignOffsets } from '../operations/align-offsets.ts';
import { watchDamage } from '../operations/damage-watch.ts';
import { saveDocument } from '../operations/documents.ts';
import type { EraseParts } from '../operations/erase/erase.ts';
import { type OperateParts, operate } from '../operations/operate.ts';
import { reloadWatch } from '../operations/reloading.ts';
import { retainDaily } from '../operations/retain/daily.ts';
import { posting } from '../operations/way-back/post.ts';
import { sendOnSchedule } from '../operations/way-back/send-on-schedule.ts';
import { scheduled } from '../operations/way-back/targets.ts';
import { startWorker } from './worker.ts';

const DAY_US = 86_400_000_000;
/** Processes on one log learn of what was erased within this time, and end the load that they are at. */
const SETTLE_MS = 12_000;
/** A roll-up costs as much for one person as for thousands. What comes after a pause is rolled up at once. */
const ROLL_UPS_APART_MS = 5_000;
/** Whoever reads what was published before has read it by then. */
const GRACE_MS = 2_000;

/** The worker of a line whose log and warehouse are open. */
export async function lineWorker(
  config: Config,
  line: Line,
  events: WorkerEvents,
  say: Say,
  /** Of the program. */
  version: string,
  /** Where log and warehouse lie; undefined where one of them is a server. */
  folder: string | undefined,
): Promise<Worker> {
  const { log, warehouse, accounts, clock } = line;
  const post = posting(config.back);
  const identity = identityRules(config);
  const thread = openPreparingThread(
    { accounts, identity, packs: config.packs.folder },
    { screen: () => log.keys.screen(), onEnd: (why) => events.threadEnded(why) },
  );
  const settings = deriveSettings(config);
  await alignOffsets({ log, warehouse, clock, say });
  const reload = reloadWatch(log, warehouse);
  // Replicas of a cluster look after their parts themselves.
  const damage = config.warehouse?.cluster
    ? undefined
    : await watchDamage(warehouse, {
        clock,
        isMidway: () => deriver.isMidway(),
        onDamage: (message) => say('error', message),
      });
  const deriver = openDeriver(warehouse, settings, {
    clock,
    onSwept: () => damage?.changed(),
    mayDerive: () => worker.derives(),
    version,
    rollUp: { everyMs: ROLL_UPS_APART_MS, customWeights: config.customWeights },
  });
  const loader = await openLoader(warehouse, {
    prepare: thread,
    classification: {
      customRules: compileCustomRules(config.channels.rules),
      sites: compileSites(config.sites),
    },
    rulesVersion: settings.channelRules,
    clock,
  });
  const kept = Math.min(
    config.log.kafka?.retentionDays ?? Number.POSITIVE_INFINITY,
    config.retention.log ?? Number.POSITIVE_INFINITY,
  );
  const erasure: EraseParts = {
    ...{ log, warehouse, loader, deriver, clock, version, folder },
    map: (delivery) => thread.mapUnscreened(delivery),
    mayErase: () => worker.derives(),
    settleMs: config.log.kafka ? SETTLE_MS : 0,
    graceMs: GRACE_MS,
    isCluster: config.warehouse?.cluster !== undefined,
    timezone: config.timezone,
    sessionGapMinutes: config.sessionGapMinutes,
  };
  const parts: OperateParts = {
    ...{ log, warehouse, loader, deriver, clock },
    mayReplay: () => worker.derives(),
    undoing: { log, loader, settleMs: config.log.kafka ? SETTLE_MS : 0 },
    erasure,
    retention: { ...erasure, log, retention: config.retention },
    ...(kept < Number.POSITIVE_INFINITY && { keptFor: kept * DAY_US }),
  };
  const daily = retainDaily(warehouse, clock);
  const sending = sendOnSchedule({
    targets: scheduled(config.back),
    parts: (target) => ({
      ...{ author: 'schedule', now: () => new Date(), newRun: randomUUID, sleep: pause },
      append: (document) => saveDocument(line, document),
      entries: (name) => readLedger(warehouse.reader(), name),
      candidates: (asked) => readCandidates(warehouse.reader(), asked),
      consent: {
        neededIn: new Set(config.back.consentNeededIn),
        homeCountry: config.back.homeCountry,
      },
      post: (asked) => post(target, asked),
    }),
    now: () => clock() / 1000,
    say,
  });
  const worker: Worker = startWorker(
    {
      ...{ log, loader, deriver },
      async operate() {
        await daily();
        const operated = await operate(parts);
        if (operated) damage?.changed();
        await damage?.look();
        await reload();
        sending.look();
        return operated;
      },
      unanswered: (work) => warehouse.unanswered(work),
      preparing: () => thread.problem(),
      damage: () => damage?.problem(),
      onPublished: () => damage?.changed(),
      finish: async () => damage?.finish(),
    },
    events,
  );
  return {
    ...worker,
    async stop() {
      // What a run writes down is read back once this worker has loaded it.
      await sending.stop();
      await worker.stop();
      await thread.close();
    },
  };
}
