import { FETCHED_ENDPOINT, type Fetching, type Question } from '../../contract/fetching.ts';
import { RecordError } from '../../contract/record-error.ts';
import { decodeText } from '../../mapping/map-records.ts';
import type { Pack } from './pack.ts';
import type { Scope } from './scope.ts';
import { scopesOf } from './scopes-of.ts';
import { byOwnName, type PackSettings } from './settings.ts';

/** What the rules of a pack ask for. */
export function packFetching(pack: Pack): Fetching<PackSettings> {
  const own = (settings: PackSettings) => byOwnName(pack.settings, settings);
  return {
    isSet: (settings) => pack.fetch.some((rule) => rule.isSet(own(settings))),
    wanted(delivery, settings) {
      // A file has the records themselves, and what was asked for names nothing more.
      if (delivery.endpoint === 'import' || delivery.endpoint === FETCHED_ENDPOINT) return [];
      try {
        return scopesOf(pack, delivery, own(settings))
          .flatMap(({ scope, left }) => (left ? [] : [scope]))
          .filter((scope) => !pack.tests.some(({ when }) => when(scope)))
          .flatMap((scope) => {
            const rule = pack.fetch.find((one) => one.fits(scope));
            if (!rule?.isSet(scope.settings)) return [];
            return rule.idsOf(scope).map((id) => ({ rule: rule.name, id }));
          });
      } catch (error) {
        // Told by the mapping, with its bytes.
        if (error instanceof RecordError) return [];
        throw error;
      }
    },
    questions(wanted, settings) {
      return pack.fetch.flatMap((rule) => {
        const named = wanted.filter((one) => one.rule === rule.name);
        const questions: Question[] = [];
        for (let at = 0; at < named.length; at += rule.batch) {
          const batch = named.slice(at, at + rule.batch);
          const some = batch.map(({ id }) => id);
          questions.push({
            wanted: batch,
            url: rule.urlOf(some, own(settings)),
            headers: rule.headersOf(own(settings)),
            query: new URLSearchParams({ fetch: rule.name, ids: some.join(',') }).toString(),
            isLater: (body) => rule.isLater(scopeOfAnswer(body)),
            perSecond: rule.perSecond,
          });
        }
        return questions;
      });
    },
  };
}

/** An answer that is no JSON says nothing. */
function scopeOfAnswer(body: Uint8Array): Scope {
  let value: unknown;
  try {
    value = JSON.parse(decodeText(body));
  } catch {
    value = undefined;
  }
  const delivery = { headers: {}, query: '', account: '' } as unknown as Scope['delivery'];
  const around = { parents: [], keys: [], part: '', settings: {}, fields: {} };
  return { record: value, root: value, delivery, ...around };
}
