import type { Reader } from '@throughline/transform/warehouse/warehouse';
import { pemOf } from './seal.ts';
import { frozenFacts } from './stored/frozen-facts.ts';
import type { StoredClose } from './stored/read-closes.ts';
import { statementOf } from './stored/statement-of.ts';

/** An exported close in pieces of its text (see `closeExport`), a page of facts at a time. @param chain up to the month. */
export async function* exportChunks(
  reader: Reader,
  month: string,
  chain: readonly StoredClose[],
): AsyncGenerator<string> {
  const statement = statementOf(chain.at(-1)!);
  const closes = chain.map(({ statement, hash, signature }) => ({ statement, hash, signature }));
  const head = {
    ...{ format: 'throughline-close-export/1', month },
    ...{ public_key_pem: statement ? pem(statement.public_key) : '', closes },
  };
  yield `${JSON.stringify(head).slice(0, -1)},"facts":[`;
  let isFirst = true;
  if (statement)
    for await (const page of frozenFacts(reader, statement.facts)) {
      // What is missing is found by whoever checks the file.
      const text = (page ?? []).map((line) => JSON.stringify(line)).join(',\n');
      if (!text) continue;
      yield isFirst ? text : `,\n${text}`;
      isFirst = false;
    }
  yield ']}\n';
}

function pem(publicKey: string): string {
  try {
    return pemOf(publicKey);
  } catch {
    return '';
  }
}
