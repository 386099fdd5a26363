import type { RawDelivery } from '../../contract/delivery.ts';
import type { Fact } from '../../contract/fact.ts';
import { RecordError } from '../../contract/record-error.ts';
import { shown } from '../../contract/shown.ts';
import type { LeftOut, MapContext, Mapped, Source } from '../../contract/source.ts';
import { noRecord, skip } from '../../mapping/left-out.ts';
import { mapRecords, type RecordText, rejectDelivery } from '../../mapping/map-records.ts';
import { aboutPack } from './about-pack.ts';
import type { Pack } from './pack.ts';
import { packEndpoint } from './pack-endpoint.ts';
import { packFetching } from './pack-fetching.ts';
import { valueAt } from './path.ts';
import { plainText } from './plain-text.ts';
import type { Scope } from './scope.ts';
import { type Scoped, scopesOf } from './scopes-of.ts';
import { byOwnName, type PackSettings, settingsSchema } from './settings.ts';

/**
 * The source that a pack is. Mapping is as pure as that of a source in code: the same delivery and settings give the
 * same facts.
 * @param now our own clock in ms, against which the age of signatures is measured.
 */
export function packSource(pack: Pack, now: () => number = Date.now): Source<PackSettings> {
  const isJson = pack.body.shapes.some((shape) => shape === 'json' || shape === 'ndjson');
  return {
    name: pack.name,
    title: pack.title,
    about: aboutPack(pack),
    settings: settingsSchema(pack.settings),
    endpoints: [packEndpoint(pack, now)],
    importing: { kind: isJson ? 'json' : 'text' },
    ...(pack.fetch.length > 0 && { fetching: packFetching(pack) }),
    map: (delivery, context) => mapPack(pack, delivery, context),
  };
}

function mapPack(pack: Pack, delivery: RawDelivery, context: MapContext<PackSettings>): Mapped {
  const settings = byOwnName(pack.settings, context.settings);
  const about = new Map<RecordText, Scoped>();
  try {
    for (const one of scopesOf(pack, delivery, settings)) about.set(one.record, one);
  } catch (error) {
    if (error instanceof RecordError) return rejectDelivery(delivery, error);
    throw error;
  }
  return mapRecords(
    [...about.keys()],
    (_, record) => {
      const { scope, left } = about.get(record)!;
      return left ?? mapRecord(pack, scope, context);
    },
    delivery.receivedAt,
  );
}

function mapRecord(
  pack: Pack,
  scope: Scope,
  { identity }: MapContext<PackSettings>,
): readonly Fact[] | LeftOut {
  const test = pack.tests.find(
    ({ when, setting }) => !(setting && scope.settings[setting] === true) && when(scope),
  );
  if (test) return skip(test.skip.code, test.skip.message);
  const rule = pack.records.find((one) => one.fits(scope));
  if (!rule) return askedFor(pack, scope) ?? unmapped(pack, scope);
  if (rule.skip) return skip(rule.skip.code, rule.skip.message, kindOf(pack, scope));
  const facts = rule.make.flatMap(({ fact, scopes }) =>
    scopes(scope).map((one) => fact.make(one, identity)),
  );
  return facts.length > 0
    ? facts
    : skip('nothing_kept', `${rule.about}: the record holds nothing that is kept`);
}

/** What the record names by its id comes as a delivery of its own, where somebody can be asked for it. */
function askedFor(pack: Pack, scope: Scope): LeftOut | undefined {
  const rule = pack.fetch.find((one) => one.fits(scope));
  if (!rule) return undefined;
  if (rule.isSet(scope.settings)) return noRecord(`names ${rule.about}, which is asked for`);
  return skip(
    'fetch_unset',
    `${pack.title} sends the id of ${rule.about} alone; set ${rule.needs.map((name) => `\`${name}\``).join(' and ')} of the account to have it asked for`,
    rule.name,
  );
}

function kindOf({ kind }: Pack, scope: Scope): string | undefined {
  return kind && plainText(valueAt(kind, scope))?.slice(0, 128);
}

/** A kind that the vendor names and the pack does not is left out and told; what names none is not the vendor’s. */
function unmapped(pack: Pack, scope: Scope): LeftOut {
  const kind = kindOf(pack, scope);
  if (kind === undefined)
    throw new RecordError('record_unreadable', {
      expected: `a record of ${pack.title}`,
      got: shown(scope.record),
    });
  const known = pack.records.flatMap(({ about, skip: left }) => (left ? [] : [about]));
  return skip(
    'kind_unmapped',
    `${pack.title} ${kind} has no map; taken are ${known.join(', ')}`,
    kind,
  );
}
