import { IDENTITY_LAYERS } from '@throughline/ingest/contract/identity';
import { type StepRunner, sqlSteps } from '../warehouse/steps.ts';
import type { Writer } from '../warehouse/warehouse.ts';

const NEIGHBOURHOOD = sqlSteps(import.meta.url, './neighbourhood.sql');
const FREED = sqlSteps(import.meta.url, './freed.sql');
/** Where the ties begin; before them stands which identifiers are looked at. */
const TIES = NEIGHBOURHOOD.findIndex(({ sql }) => sql.startsWith('INSERT INTO work_edges'));
const DENIALS = [
  ...sqlSteps(import.meta.url, './asked-of-nodes.sql'),
  ...sqlSteps(import.meta.url, './denials.sql'),
  ...sqlSteps(import.meta.url, './untold-edges.sql'),
];
const CLUSTERS = sqlSteps(import.meta.url, './clusters.sql');
const LABELS = sqlSteps(import.meta.url, './labels.sql');
const DOUBTFUL = sqlSteps(import.meta.url, './doubtful.sql');
const BEGIN_LAYERS = sqlSteps(import.meta.url, './begin-layers.sql');
const JUDGE = sqlSteps(import.meta.url, './judge.sql');
const JOIN_LAYER = sqlSteps(import.meta.url, './join-layer.sql');
const PEOPLE = sqlSteps(import.meta.url, './people.sql');

/**
 * So many people with an e-mail address of their own make what they share wide. Two on one phone are two
 * customers. Two on one device may be one person's work and private address; three are not.
 */
const MAILS_ON_PHONE = 2;
const MAILS_ON_DEVICE = 3;
const NEVER = 4_294_967_295;
/** Ties through which a label has still to fall; where there are none, each component has its smallest. */
const UNEVEN =
  'work_ties INNER JOIN work_labels AS one ON one.identifier = a INNER JOIN work_labels AS other ON other.identifier = b WHERE one.label > other.label';
/** Events that tell of consent; where there is none, nobody has denied anything. */
export const CONSENT_TOLD = "rare_anchors WHERE reason = 'consent'";

/**
 * People of the touched identifiers and of all that may change with them.
 *
 * First the clusters: whatever is tied together. What a cluster's people are follows from the cluster
 * alone, so it is computed whole, and nothing beyond it. Almost every cluster is one person. Where
 * something in it may contradict itself, its people are built layer by layer, from names to devices: an
 * identifier joins the people beside it unless two of them cannot be one, and is then wide: it joins
 * nobody. All of a layer are judged before any of them joins, so that no order matters.
 * @param mayJoin Layers in which records of one system are joined all the same.
 * @param ahead What is asked of the people later, to be found out along with other questions.
 */
export async function resolvePeople(
  warehouse: Writer,
  constants: Record<string, unknown>,
  runner: StepRunner,
  mayJoin: readonly string[],
  ahead: readonly string[],
): Promise<void> {
  const { run, has, ask } = runner;
  const parameters = {
    ...constants,
    mails_on_phone: MAILS_ON_PHONE,
    mails_on_device: MAILS_ON_DEVICE,
  };
  const [{ needs: [isFreed = ''] = [] } = {}] = FREED;
  const judge = async (...questions: readonly string[]) => {
    await run(DOUBTFUL, parameters);
    await ask([...questions, 'work_doubtful', 'work_crowded', ...ahead]);
  };
  const isConsentTold = await has(CONSENT_TOLD);
  const tie = async () => {
    await run(NEIGHBOURHOOD.slice(0, TIES), parameters);
    if (isConsentTold) await run(DENIALS, parameters);
    await run(NEIGHBOURHOOD.slice(TIES), parameters);
    await run(CLUSTERS, parameters);
    await judge(isFreed, UNEVEN);
  };
  await tie();
  if (await has(isFreed)) {
    await run(FREED, parameters);
    await tie();
  }
  if (await has(UNEVEN)) {
    await propagate(runner, parameters);
    await judge();
  }
  if (await has('work_doubtful')) {
    await run(BEGIN_LAYERS, parameters);
    const found = await warehouse.rows<{ layer: number }>(
      'SELECT DISTINCT layer FROM work_doubtful ORDER BY layer',
    );
    for (const { layer } of found) {
      const name = IDENTITY_LAYERS[layer]!;
      const mails = name === 'phone' ? MAILS_ON_PHONE : name === 'device' ? MAILS_ON_DEVICE : NEVER;
      if (!mayJoin.includes(name)) await run(JUDGE, { ...parameters, layer, mails });
      await run(JOIN_LAYER, { ...parameters, layer });
      await propagate(runner, parameters);
    }
  }
  await run(PEOPLE, parameters);
}

/** Gives all that is tied together by `work_ties` the smallest label among it. */
async function propagate(
  { run, has }: StepRunner,
  parameters: Record<string, unknown>,
): Promise<void> {
  while (await has(UNEVEN)) await run(LABELS, parameters);
}
