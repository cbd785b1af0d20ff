import { layout, palettes, radius, space, tones, type, type Scheme } from './tokens.ts';

/** Tokens as CSS variables: `--tl-surface`, `--tl-danger-text`, `--tl-space-4` …; for any page, with or without components. */
export type Variables = Record<string, string>;

const px = (value: number) => `${value}px`;
const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

export function schemeVariables(scheme: Scheme): Variables {
  const variables: Variables = {};
  for (const [name, value] of Object.entries(palettes[scheme])) variables[`--tl-${kebab(name)}`] = value;
  for (const [name, tone] of Object.entries(tones[scheme])) {
    for (const [part, value] of Object.entries(tone)) variables[`--tl-${name}-${part}`] = value;
  }
  return variables;
}

/** The same in both schemes. */
export const fixedVariables = (): Variables => ({
  ...Object.fromEntries(Object.entries(space).map(([step, value]) => [`--tl-space-${step}`, px(value)])),
  ...Object.fromEntries(Object.entries(radius).map(([name, value]) => [`--tl-radius-${name}`, px(value)])),
  ...Object.fromEntries(Object.entries(type.size).map(([name, value]) => [`--tl-size-${name}`, px(value)])),
  '--tl-font': type.family,
  '--tl-mono': type.mono,
  '--tl-rail': px(layout.rail),
  '--tl-rail-icons': px(layout.railIcons),
  '--tl-top': px(layout.top),
  '--tl-bottom': px(layout.bottom),
  '--tl-save-bar': px(layout.saveBar),
  '--tl-drawer-least': px(layout.drawer.least),
  '--tl-drawer-most': px(layout.drawer.most),
  '--tl-content': px(layout.content),
  '--tl-cell': px(layout.cell),
  '--tl-control': px(layout.control),
  /** How much lower than its label an input begins: what stands beside the input begins there, too. */
  '--tl-label': `calc(1.45 * ${px(type.size.small)} + ${px(space[1])})`,
  '--tl-row-comfortable': px(layout.row.comfortable),
  '--tl-row-compact': px(layout.row.compact),
});

const rule = (selector: string, variables: Variables) =>
  `${selector}{${Object.entries(variables)
    .map(([name, value]) => `${name}:${value}`)
    .join(';')}}`;

/** A style sheet for a page without components, which follows the system's scheme; on paper it is light. */
export const styleSheet = (): string =>
  [
    rule(':root', { ...fixedVariables(), ...schemeVariables('light'), 'color-scheme': 'light dark' }),
    `@media screen and (prefers-color-scheme:dark){${rule(':root', schemeVariables('dark'))}}`,
  ].join('\n');
