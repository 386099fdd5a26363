import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');

/** Relative luminance and contrast ratio as WCAG 2.2 defines them. */
function luminance(hex: string): number {
  const channel = (at: number) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

function contrast(left: string, right: string): number {
  const [a, b] = [luminance(left), luminance(right)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

function tokensOf(theme: string): Map<string, string> {
  const block = css.split(`:root[data-theme="${theme}"] {`)[1]?.split('}')[0] ?? '';
  return new Map(
    [...block.matchAll(/(--[\w-]+): (#[0-9a-f]{6});/g)].map(([, name = '', hex = '']) => [
      name,
      hex,
    ]),
  );
}

describe.each(['light', 'dark'])('the %s theme', (theme) => {
  const tokens = tokensOf(theme);
  const hex = (name: string) => {
    const value = tokens.get(name);
    if (!value) throw new Error(`${name} is not in the ${theme} theme`);
    return value;
  };

  it.each([
    ['--ink', '--paper'],
    ['--ink', '--accent-wash'],
    ['--ink-soft', '--paper'],
    ['--ink-soft', '--wash'],
    ['--ink-soft', '--accent-wash'],
    ['--accent', '--paper'],
    ['--paper', '--accent'],
    ['--good', '--paper'],
    ['--good', '--good-wash'],
    ['--bad', '--paper'],
    ['--bad', '--bad-wash'],
    ['--good', '--bad-wash'],
    ['--bad', '--good-wash'],
    ['--caution', '--caution-wash'],
  ])('reaches AA for %s on %s', (text, ground) => {
    expect(contrast(hex(text), hex(ground))).toBeGreaterThanOrEqual(4.5);
  });

  it('keeps every channel at 3:1 on the page', () => {
    const channels = [...tokens].filter(([name]) => name.startsWith('--channel-'));
    expect(channels).toHaveLength(12);
    for (const [name, colour] of channels) {
      expect([name, contrast(colour, hex('--paper')) >= 3]).toEqual([name, true]);
    }
  });
});
