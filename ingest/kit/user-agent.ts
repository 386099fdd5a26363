import type { Device } from '../contract/event.ts';

type Names = readonly (readonly [RegExp, string])[];

const SYSTEMS: Names = [
  [/iphone|ipad|ipod/i, 'iOS'],
  [/android/i, 'Android'],
  [/windows/i, 'Windows'],
  [/cros /i, 'Chrome OS'],
  [/mac os x|macintosh/i, 'macOS'],
  [/linux/i, 'Linux'],
];
/** Those that call themselves by the name of another as well come first. */
const BROWSERS: Names = [
  [/edg(?:e|a|ios)?\//i, 'Edge'],
  [/opr\/|opera/i, 'Opera'],
  [/yabrowser\//i, 'Yandex Browser'],
  [/samsungbrowser\//i, 'Samsung Internet'],
  [/firefox\/|fxios\//i, 'Firefox'],
  [/chrome\/|crios\//i, 'Chrome'],
  [/safari\//i, 'Safari'],
];

/** Kind of device, system and browser, no versions: what is told of many, so that it tells of nobody. */
export function deviceOfUserAgent(userAgent: string): Device {
  const os = nameIn(SYSTEMS, userAgent);
  const browser = nameIn(BROWSERS, userAgent);
  return { category: categoryOf(userAgent), ...(os && { os }), ...(browser && { browser }) };
}

function categoryOf(userAgent: string): NonNullable<Device['category']> {
  if (/smart-?tv|hbbtv|\btv\b|appletv|bravia/i.test(userAgent)) return 'tv';
  if (/ipad|tablet|android(?!.*mobile)/i.test(userAgent)) return 'tablet';
  return /mobi|iphone|ipod/i.test(userAgent) ? 'mobile' : 'desktop';
}

function nameIn(names: Names, userAgent: string): string | undefined {
  return names.find(([pattern]) => pattern.test(userAgent))?.[1];
}
