import type { BiasSentences } from '../card-texts.ts';

export const biasSentences: BiasSentences = {
  intro:
    'Measured where the truth is known: distance from the share of conversions that a channel really caused, and τ, the likeness of the order of channels (1: the same, 0: no relation).',
  process: (alike, different) =>
    `Five channels that work independently and are met in random order, an average share of 20 %, all people of 200 worlds: shares are off by ${alike.points} points on average, τ ${alike.tau}, if channels reach alike; by ${different.points} points, τ ${different.tau}, if they reach from 5 to 45 % of people.`,
  sample: (all, before) =>
    `Sample business without interaction, with 17 channels, an average share of 6 %, and people who would buy anyway: ${all.points} points, τ ${all.tau}; without the visits that only follow from a decision already made, ${before.points} points, τ ${before.tau}.`,
  negative: (percent) =>
    `With reach of 5 to 45 %, ${percent} % of the worlds have a channel with negative credit although none does harm.`,
  intervals: (weak, strong) =>
    `Its 95 % intervals cover what the model would say of endless data in ${weak} % of the cases if channels are weak, in ${strong} % if they are strong; they say nothing of the distance from the truth.`,
};
