/** The sources at which one ad platform shows what is bought from it; the first one names the platform. */
const PLATFORMS: readonly string[] = [
  'facebook instagram audience_network messenger threads whatsapp meta_ai',
  'google youtube google_discover google_maps gmail',
  'yandex yandex_maps yandex_mail dzen',
  'vk ok my.mail.ru mail.ru vkvideo mytarget go.mail.ru',
  'bing msn outlook',
  'tiktok pangle',
  'amazon twitch',
];

const BY_SOURCE: ReadonlyMap<string, string> = new Map(
  PLATFORMS.flatMap((text) => {
    const sources = text.split(' ');
    return sources.map((source): [string, string] => [source, sources[0]!]);
  }),
);

/** The same as two lists, for statements: each source, and its platform at the same place. */
export const PLATFORM_SOURCES: {
  readonly sources: readonly string[];
  readonly platforms: readonly string[];
} = {
  sources: [...BY_SOURCE.keys()],
  platforms: [...BY_SOURCE.values()],
};

/**
 * The ad platform of a source (in its canonical name), itself where it stands alone. A campaign is bought
 * from a platform and shown at its sources: there cost and paid visits meet.
 */
export function platformOf(source: string): string {
  return BY_SOURCE.get(source) ?? source;
}
