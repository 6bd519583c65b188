import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const stylesheet = readFileSync(new URL('tokens.css', import.meta.url), 'utf8');

const surfaces = ['surface-rail', 'surface', 'surface-sunken', 'surface-raised', 'surface-hover', 'surface-selected'];
const texts = ['text', 'text-muted', 'text-faint', 'accent-text', 'danger', 'good'];
const marks = ['effect-halted', 'effect-interrupted', 'effect-affected', 'focus', 'line-control'];

describe.each([
  ['light', tokensOf(':root {\n  color-scheme: light')],
  ['dark', tokensOf(":root[data-mantine-color-scheme='dark'] {")],
])('contrast in the %s theme', (_name, tokens) => {
  test.each(texts)('%s can be read on every surface (WCAG 2.2 AA, 1.4.3)', (text) => {
    const unreadable = surfaces.filter((surface) => contrast(tokens[text], tokens[surface]) < 4.5);
    expect(unreadable).toEqual([]);
  });

  test.each(marks)('%s can be seen on every surface (WCAG 2.2 AA, 1.4.11)', (mark) => {
    const unseen = surfaces.filter((surface) => contrast(tokens[mark], tokens[surface]) < 3);
    expect(unseen).toEqual([]);
  });

  test('text on notes and on accents can be read', () => {
    expect(contrast(tokens['text-on-note'], tokens['surface-note'])).toBeGreaterThanOrEqual(4.5);
    expect(contrast(tokens['accent-text'], tokens['accent-soft'])).toBeGreaterThanOrEqual(4.5);
    expect(contrast(tokens['danger'], tokens['danger-soft'])).toBeGreaterThanOrEqual(4.5);
    expect(contrast(tokens['surface'], tokens['effect-halted'])).toBeGreaterThanOrEqual(4.5);
  });
});

test('letters on the bell’s amber can be read', () => {
  const tokens = tokensOf(':root {\n  --font-text');
  expect(contrast(tokens['on-amber'], tokens['amber'])).toBeGreaterThanOrEqual(4.5);
});

function tokensOf(opening: string): Readonly<Record<string, string>> {
  const begin = stylesheet.indexOf(opening);
  const block = stylesheet.slice(begin, stylesheet.indexOf('}', begin));
  return Object.fromEntries(
    [...block.matchAll(/--([a-z-]+): (#[0-9a-f]{6})/g)].map(([, name = '', hex = '']) => [name, hex]),
  );
}

/** The contrast ratio of WCAG 2.2. */
function contrast(one = '', other = ''): number {
  const [brighter = 0, darker = 0] = [luminance(one), luminance(other)].toSorted((left, right) => right - left);
  return (brighter + 0.05) / (darker + 0.05);
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
