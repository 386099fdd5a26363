import type { Traffic } from '../../contract/fact.ts';
import { landingTags } from '../../mapping/landing-tags.ts';
import type { LogLine } from './log-table.ts';

/** What Metrica found out by itself where the address has no tags. */
const MEDIUM: Readonly<Record<string, string>> = {
  ...{ ad: 'cpc', organic: 'organic', referral: 'referral', email: 'email', social: 'social' },
  ...{ messenger: 'messenger', recommend: 'referral', qrcode: 'qr' },
};
/** Metrica’s own names, as other sources write them. */
const ENGINES: Readonly<Record<string, string>> = {
  ya_direct: 'yandex',
  ya_undefined: 'yandex',
  google_adwords: 'google',
};
/** Placeholders that are no name. */
const NONE = /^(undefined|unknown|other|\d+)?$/i;

/** How a visit came: by the tags that Metrica read (last significant source), else by what it found. */
export function wayOf({ log, cell }: LogLine, url: string): Traffic {
  const from = (name: string) => {
    const text = cell(log === 'visits' ? `lastsign${name}` : name);
    return text === '' ? undefined : text.slice(0, 512);
  };
  const { clickIds, ...tags } = landingTags(url);
  const medium = MEDIUM[from('TrafficSource') ?? ''];
  const engines = [
    from('AdvEngine'),
    from('SearchEngineRoot'),
    from('SocialNetwork'),
    from('Messenger'),
  ];
  const engine = engines.find((one) => one !== undefined && !NONE.test(one));
  const referrer = cell('referer').slice(0, 2_048);
  const found = {
    source: from('UTMSource') ?? tags.source ?? (engine && (ENGINES[engine] ?? engine)),
    medium: from('UTMMedium') ?? tags.medium ?? (engine && medium),
    campaign: from('UTMCampaign') ?? tags.campaign,
    campaignId: from('DirectClickOrder')?.replace(/^0$/, '') || tags.campaignId,
    keyword: from('UTMTerm') ?? tags.keyword,
    content: from('UTMContent') ?? tags.content,
    clickIds: clickIds.length > 0 ? [...clickIds] : undefined,
    referrer: referrer || undefined,
    landingUrl: url || undefined,
  };
  return Object.fromEntries(
    Object.entries(found).filter(([, value]) => value !== undefined),
  ) as Traffic;
}
