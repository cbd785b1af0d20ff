import { describe, expect, it } from 'vitest';
import { palettes, tones, type Scheme, type ToneName } from './tokens';

function luminance(hex: string): number {
  const channel = (at: number) => {
    const value = parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

function contrast(a: string, b: string): number {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

describe.each(['light', 'dark'] as Scheme[])('%s colours', (scheme) => {
  const palette = palettes[scheme];
  const surfaces = ['canvas', 'surface', 'sunken', 'hover', 'selected'] as const;

  it.each(['text', 'textMuted', 'textFaint', 'accentText'] as const)('%s reads at AA on every surface', (name) => {
    for (const surface of surfaces) {
      expect(contrast(palette[name], palette[surface]), `${name} on ${surface}`).toBeGreaterThanOrEqual(4.5);
    }
  });

  it('text on the accent reads at AA', () => {
    expect(contrast(palette.onAccent, palette.accent)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(palette.onAccent, palette.accentHover)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(palette.accentText, palette.accentTint)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(['lineStrong', 'focus'] as const)('%s can be seen on a surface (3:1)', (name) => {
    for (const surface of ['canvas', 'surface'] as const) {
      expect(contrast(palette[name], palette[surface]), `${name} on ${surface}`).toBeGreaterThanOrEqual(3);
    }
  });

  it.each(Object.keys(tones[scheme]) as ToneName[])('tone %s reads on its tint, on surface and on hover', (name) => {
    const tone = tones[scheme][name];
    for (const behind of [tone.tint, palette.surface, palette.canvas, palette.hover, palette.selected]) {
      expect(contrast(tone.text, behind), `${name} on ${behind}`).toBeGreaterThanOrEqual(4.5);
    }
  });

  it.each(Object.keys(tones[scheme]) as ToneName[])('numbers on the bars of %s read at AA', (name) => {
    expect(contrast(tones[scheme][name].on, tones[scheme][name].solid)).toBeGreaterThanOrEqual(4.5);
  });

  it('the amber frame of the past reads at AA', () => {
    for (const text of [palette.text, palette.textMuted, palette.textFaint, palette.accentText]) {
      expect(contrast(text, tones[scheme].attention.tint)).toBeGreaterThanOrEqual(4.5);
    }
  });

  it.each((Object.keys(tones[scheme]) as ToneName[]).filter((name) => name !== 'faint'))('mark %s can be seen (3:1)', (name) => {
    expect(contrast(tones[scheme][name].solid, palette.surface)).toBeGreaterThanOrEqual(3);
  });
});
