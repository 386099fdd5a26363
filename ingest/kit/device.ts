import { DEVICE_CATEGORIES, type Device } from '../contract/event.ts';
import { analyticsText } from '../mapping/analytics-text.ts';
import { clip } from './clip.ts';
import { said } from './said.ts';

/** What vendors call the kinds of devices, in lower case. */
const CATEGORY: Readonly<Record<string, NonNullable<Device['category']>>> = {
  ...{ pc: 'desktop', computer: 'desktop', phone: 'mobile', smartphone: 'mobile' },
  ...{ 'smart tv': 'tv', smarttv: 'tv', 'connected tv': 'tv' },
};

/** A device as its parts tell it; undefined where none does. */
export function deviceOf(
  told: Readonly<Partial<Record<keyof Device, unknown>>>,
): Device | undefined {
  const word = (value: unknown, max: number) => {
    const text = analyticsText(value);
    return text === undefined ? undefined : clip(text, max);
  };
  const named = word(told.category, 64)?.toLowerCase();
  const category =
    named === undefined
      ? undefined
      : (DEVICE_CATEGORIES.find((one) => one === named) ?? CATEGORY[named] ?? 'other');
  const device = {
    category,
    os: word(told.os, 64),
    browser: word(told.browser, 64),
    app: word(told.app, 128),
    appVersion: word(told.appVersion, 64),
    language: word(told.language, 35)?.toLowerCase(),
  };
  return said(device) as Device | undefined;
}
