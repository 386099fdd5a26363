import { type StepRunner, sqlSteps } from '../derive/steps.ts';
import { row, type Writer } from '../warehouse/warehouse.ts';

const NEIGHBOURHOOD = sqlSteps(import.meta.url, './neighbourhood.sql');
const LABELS = sqlSteps(import.meta.url, './labels.sql');
const PEOPLE = sqlSteps(import.meta.url, './people.sql');

/** Neighbourhood, components, map. An identifier that is shared by too many no longer widens the first. */
export async function resolvePeople(
  warehouse: Writer,
  parameters: Record<string, unknown>,
  { run, has }: StepRunner,
): Promise<void> {
  await run(NEIGHBOURHOOD, parameters);
  const { freed } = await row<{ freed: string }>(
    warehouse,
    'SELECT count() AS freed FROM work_old WHERE capped AND identifier NOT IN (SELECT identifier FROM work_capped)',
  );
  if (freed !== '0') {
    await warehouse.run(
      `INSERT INTO work_touched SELECT DISTINCT b FROM work_edges
       WHERE a IN (SELECT identifier FROM work_old WHERE capped) AND a NOT IN (SELECT identifier FROM work_capped)`,
    );
    await run(NEIGHBOURHOOD, parameters);
  }
  await warehouse.run('INSERT INTO work_labels SELECT identifier, identifier FROM work_nodes');
  while (await has('work_edges')) {
    const before = await labelSum(warehouse);
    await run(LABELS, parameters);
    if ((await labelSum(warehouse)) === before) break;
  }
  await run(PEOPLE, parameters);
}

/** Labels only ever fall, so an equal sum means that none has changed. */
async function labelSum(warehouse: Writer): Promise<string> {
  return (
    await row<{ total: string }>(
      warehouse,
      'SELECT toString(sum(toUInt128(label))) AS total FROM work_labels',
    )
  ).total;
}
