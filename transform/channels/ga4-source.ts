import { CLICK_IDS, GA4_CLICK_IDS } from './data/click-ids.ts';
import type { TrafficTuple } from './traffic-key.ts';

export interface SourceMedium {
  readonly source: string;
  readonly medium: string;
  readonly campaign: string;
}

export const DIRECT: SourceMedium = { source: '(direct)', medium: '(none)', campaign: '' };
export const NOT_SET = '(not set)';

/** Engines that GA4 names by their brand. Others stay hosts, and its source list decides. */
const GA4_ENGINES =
  /^(?:(?:m|search|r\.search)\.)?(google|bing|yahoo|yandex|baidu|duckduckgo|naver|seznam|ask|aol)\.(?:(?:com?\.)?[a-z]{2}|com|net)$/;

/** The assistants that Google named when it brought the channel; it publishes no list. */
const GA4_ASSISTANTS = new Set([
  'chatgpt.com',
  'chat.openai.com',
  'gemini.google.com',
  'claude.ai',
]);

/** What GA4 records for a visit: UTM, else Google's own click ids, else the referrer's host. */
export function ga4Source(tuple: TrafficTuple): SourceMedium {
  const { source, medium, campaign, referrerHost } = tuple;
  if (source !== '' || medium !== '' || campaign !== '') {
    return { source: source || NOT_SET, medium: medium || NOT_SET, campaign };
  }
  const clickId = CLICK_IDS.find(
    ({ name }) => GA4_CLICK_IDS.has(name) && tuple.clickIds.includes(name),
  );
  if (clickId) return { source: clickId.source, medium: clickId.medium, campaign: '' };
  if (referrerHost === '') return DIRECT;
  if (GA4_ASSISTANTS.has(referrerHost)) {
    return { source: referrerHost, medium: 'ai-assistant', campaign: '(ai-assistant)' };
  }
  const engine = GA4_ENGINES.exec(referrerHost);
  if (engine) return { source: engine[1]!, medium: 'organic', campaign: '' };
  return { source: referrerHost, medium: 'referral', campaign: '' };
}
