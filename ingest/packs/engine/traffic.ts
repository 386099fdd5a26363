import type { Traffic } from '../../contract/traffic.ts';
import { clickIdValues } from '../../kit/click-ids.ts';
import { clip } from '../../kit/clip.ts';
import { CLICK_ID_NAMES } from '../../mapping/click-id-names.ts';
import { landingTags } from '../../mapping/landing-tags.ts';
import { nameText, tagText } from '../../mapping/tag-text.ts';
import type { Expression, ReadExpression } from './expression.ts';
import { plainText } from './plain-text.ts';
import type { Place, Reader } from './reader.ts';
import type { Scope } from './scope.ts';

const NAMES = [
  ...['source', 'medium', 'campaign', 'campaignId', 'adGroup', 'keyword', 'content'],
  ...['adId', 'creative', 'placement', 'referrer', 'landing'],
] as const;

/** How a record says that its person came. */
export interface TrafficRule {
  of(scope: Scope): {
    readonly traffic: Traffic;
    readonly clickIds: Readonly<Record<string, string>> | undefined;
  };
}

/**
 * `{ source, medium, campaign, keyword, content, referrer, landing, click_ids: { gclid: path } }`. Tags that the record
 * names win over those in the landing page’s address; what is not said is left unsaid.
 */
export function readTraffic(
  given: unknown,
  place: Place,
  reader: Reader,
  read: ReadExpression,
): TrafficRule {
  const known = given === undefined ? {} : reader.object(given, place, [...NAMES, 'click_ids']);
  const own = NAMES.flatMap((name) =>
    known[name] === undefined ? [] : [[name, read(known[name], [...place, name], reader)] as const],
  );
  const clicks = reader
    .entries(known.click_ids, [...place, 'click_ids'])
    .map(([name, one, at]) => [name, read(one, at, reader)] as const);
  return {
    of(scope) {
      const told = new Map(own.map(([name, one]) => [name, textOf(one, scope)]));
      const beside = clicks.map(([name, one]) => [name, textOf(one, scope)] as const);
      const landing = told.get('landing');
      const tags = landingTags(landing ?? '');
      const names = new Set(tags.clickIds);
      for (const [name, value] of beside)
        if (value !== undefined) names.add(CLICK_ID_NAMES.get(name.toLowerCase()) ?? name);
      const source = tagText(told.get('source')) ?? tags.source;
      const medium = tagText(told.get('medium')) ?? tags.medium;
      const word = (name: (typeof NAMES)[number], most = 512) =>
        nameText(told.get(name), undefined, most);
      const traffic = {
        source,
        medium,
        campaign: word('campaign') ?? tags.campaign,
        campaignId: word('campaignId', 128) ?? tags.campaignId,
        adGroup: word('adGroup'),
        keyword: word('keyword') ?? tags.keyword,
        content: word('content') ?? tags.content,
        adId: word('adId', 128),
        creative: word('creative'),
        placement: word('placement'),
        clickIds: names.size > 0 ? [...names].sort() : undefined,
        referrer: address(told.get('referrer')),
        landingUrl: address(landing),
      };
      return {
        traffic: Object.fromEntries(
          Object.entries(traffic).filter(([, value]) => value !== undefined),
        ),
        clickIds: clickIdValues(landing, beside),
      };
    },
  };
}

function textOf(expression: Expression, scope: Scope): string | undefined {
  return plainText(expression.evaluate(scope));
}

function address(text: string | undefined): string | undefined {
  return text === undefined ? undefined : clip(text, 2048);
}
