/**
 * A channel's colour is a matter of its name alone, so it is the same on every page and in every
 * period. Eight hues that stay apart for the common kinds of colour blindness (after Okabe and Ito,
 * Color Universal Design, darkened and lightened per theme to reach 3:1 on the background) go to the
 * channels that money is spent on; the rest are greys told apart by their labels.
 */
const HUES: readonly string[] = [
  'paid search',
  'paid social',
  'display',
  'paid video',
  'paid shopping',
  'marketplaces',
  'affiliates',
  'email',
];
const GREYS = 4;

/** Name of the CSS variable that holds the channel's colour in the current theme. */
export function channelColourVariable(channel: string): string {
  const name = channel.trim().toLowerCase().replaceAll('_', ' ');
  const hue = HUES.indexOf(name);
  if (hue >= 0) return `--channel-${hue + 1}`;
  let hash = 0;
  for (const character of name) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % 65_521;
  return `--channel-grey-${(hash % GREYS) + 1}`;
}
