import { describe, expect, it } from 'vitest';
import { isUnfilledMacro } from './unfilled-macro.ts';

describe('isUnfilledMacro', () => {
  it.each([
    '{{campaign.name}}',
    '{{campaign.name}}_{{adset.name}}',
    '{keyword}',
    '{ifsearch:a}',
    '{_season}',
    `\${CAMPAIGN_ID}`,
    '__CAMPAIGN_ID__',
    '__aid__-__cid__',
    '%%SITE%%',
    '%ecid!',
    '*|UNIQID|*',
    '{}',
  ])('%s was never filled in', (text) => {
    expect(isUnfilledMacro(text)).toBe(true);
  });

  it.each([
    'spring_{keyword}',
    'Sale {{adset.name}}',
    'a__b',
    '100% wool',
    '50%!',
    'x * y',
    'brand',
    '{',
    '',
    '__',
  ])('%s says something of its own, or is no macro', (text) => {
    expect(isUnfilledMacro(text)).toBe(false);
  });
});
