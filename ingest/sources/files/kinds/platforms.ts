import { foldText } from '../headings/fold.ts';

interface Traffic {
  readonly source: string;
  readonly medium: string;
}

const SEARCH = 'cpc';
const SOCIAL = 'paid_social';

/** How people call the platforms in sheets of their own, and the tags of their ads. */
const PLATFORMS: Readonly<Record<string, Traffic>> = {
  'google ads': { source: 'google', medium: SEARCH },
  adwords: { source: 'google', medium: SEARCH },
  google: { source: 'google', medium: SEARCH },
  'yandex direct': { source: 'yandex', medium: SEARCH },
  'яндекс директ': { source: 'yandex', medium: SEARCH },
  яндекс: { source: 'yandex', medium: SEARCH },
  директ: { source: 'yandex', medium: SEARCH },
  'microsoft ads': { source: 'bing', medium: SEARCH },
  'bing ads': { source: 'bing', medium: SEARCH },
  bing: { source: 'bing', medium: SEARCH },
  'vk ads': { source: 'vk', medium: SEARCH },
  'вк реклама': { source: 'vk', medium: SEARCH },
  'vk реклама': { source: 'vk', medium: SEARCH },
  meta: { source: 'facebook', medium: SOCIAL },
  'meta ads': { source: 'facebook', medium: SOCIAL },
  'facebook ads': { source: 'facebook', medium: SOCIAL },
  facebook: { source: 'facebook', medium: SOCIAL },
  instagram: { source: 'instagram', medium: SOCIAL },
  tiktok: { source: 'tiktok', medium: SOCIAL },
  'tiktok ads': { source: 'tiktok', medium: SOCIAL },
  linkedin: { source: 'linkedin', medium: SOCIAL },
  'linkedin ads': { source: 'linkedin', medium: SOCIAL },
};

/** The tags that the ads of a platform have as a rule; undefined for a name that is not known. */
export function platformTraffic(name: string): Traffic | undefined {
  return PLATFORMS[foldText(name)];
}
