import {
  AFFILIATE_WORDS,
  DISPLAY_WORDS,
  mediumWord,
  PAID_WORDS,
  VIDEO_AD_WORDS,
} from './data/mediums.ts';

/** True when a medium (folded) says that the visit was bought. */
export function isPaidMedium(medium: string): boolean {
  const word = mediumWord(medium);
  return (
    PAID_WORDS.has(word) ||
    DISPLAY_WORDS.has(word) ||
    VIDEO_AD_WORDS.has(word) ||
    AFFILIATE_WORDS.has(word) ||
    word.startsWith('paid') ||
    /(?:^|_)cp[acmlosvi](?:_|$)/.test(word)
  );
}
