/**
 * The portal's look: the only file with raw values. Everything else takes `var(--tl-…)` (made in theme.ts) or a Mantine prop.
 * Every pair used for text is checked against WCAG AA in contrast.test.ts, in light and dark.
 */

export type Scheme = 'light' | 'dark';

/** Names of the surfaces, lines and texts; the same in both schemes. */
export type Palette = {
  /** Behind everything; the frame. */
  canvas: string;
  /** Cards, tables, drawers, inputs. */
  surface: string;
  /** Table heads, wells. */
  sunken: string;
  hover: string;
  selected: string;
  /** Hair lines between rows. */
  lineSubtle: string;
  line: string;
  /** Borders of inputs: 3:1 against the surface. */
  lineStrong: string;
  text: string;
  textMuted: string;
  textFaint: string;
  accent: string;
  accentHover: string;
  accentText: string;
  accentTint: string;
  onAccent: string;
  focus: string;
  shadow: string;
  scrim: string;
};

/** A status colour: `text` on `tint` and on `surface` reads at AA; `solid` carries marks and bars. */
export type Tone = { text: string; solid: string; /** Text on `solid`. */ on: string; tint: string; line: string };

export type ToneName = 'neutral' | 'faint' | 'info' | 'attention' | 'danger' | 'success' | 'accent' | 'violet';

export const palettes: Record<Scheme, Palette> = {
  light: {
    canvas: '#f5f7f9',
    surface: '#ffffff',
    sunken: '#f1f4f7',
    hover: '#eef2f5',
    selected: '#e2f1f0',
    lineSubtle: '#e9edf1',
    line: '#d9e0e6',
    lineStrong: '#7f8c9b',
    text: '#17212c',
    textMuted: '#475566',
    textFaint: '#5f6d7e',
    accent: '#0b6b6b',
    accentHover: '#085656',
    accentText: '#0a6161',
    accentTint: '#e0f0ef',
    onAccent: '#ffffff',
    focus: '#0b7f7f',
    shadow: '15 27 38',
    scrim: 'rgb(15 27 38 / 0.42)',
  },
  dark: {
    canvas: '#0f151b',
    surface: '#161e26',
    sunken: '#121920',
    hover: '#1d2730',
    selected: '#12373a',
    lineSubtle: '#212c36',
    line: '#2d3a46',
    lineStrong: '#6f7f8f',
    text: '#e7edf2',
    textMuted: '#b0bcc8',
    textFaint: '#93a1af',
    accent: '#137a78',
    accentHover: '#106a68',
    accentText: '#63ccc6',
    accentTint: '#113436',
    onAccent: '#ffffff',
    focus: '#4fc1bb',
    shadow: '0 0 0',
    scrim: 'rgb(0 0 0 / 0.55)',
  },
};

export const tones: Record<Scheme, Record<ToneName, Tone>> = {
  light: {
    neutral: { text: '#3d4a59', solid: '#64748b', on: '#ffffff', tint: '#eef1f4', line: '#d3dae1' },
    faint: { text: '#5f6d7e', solid: '#8e9baa', on: '#17212c', tint: '#f3f5f7', line: '#e1e6eb' },
    info: { text: '#1d4f9c', solid: '#2f6fd0', on: '#ffffff', tint: '#e8f0fc', line: '#c5d8f5' },
    attention: { text: '#84500a', solid: '#c47a10', on: '#17212c', tint: '#fdf2dc', line: '#f0d9a8' },
    danger: { text: '#a3211c', solid: '#cf332c', on: '#ffffff', tint: '#fdebe9', line: '#f3c6c2' },
    success: { text: '#17633f', solid: '#1f7d52', on: '#ffffff', tint: '#e4f4eb', line: '#bde0cd' },
    accent: { text: '#0a6161', solid: '#0b7575', on: '#ffffff', tint: '#e0f0ef', line: '#b3dad7' },
    violet: { text: '#5a3d9e', solid: '#7a5cc4', on: '#ffffff', tint: '#f0ebfa', line: '#d8ccf0' },
  },
  dark: {
    neutral: { text: '#c3ccd6', solid: '#8494a5', on: '#0f151b', tint: '#232e39', line: '#364451' },
    faint: { text: '#98a6b4', solid: '#74859a', on: '#0f151b', tint: '#1b242d', line: '#2a3641' },
    info: { text: '#93bdf7', solid: '#5b96ea', on: '#0f151b', tint: '#16294a', line: '#27467a' },
    attention: { text: '#f0bd63', solid: '#dd9a2b', on: '#0f151b', tint: '#372912', line: '#5c4520' },
    danger: { text: '#f69d96', solid: '#e8635b', on: '#0f151b', tint: '#3f1b1a', line: '#6b2e2b' },
    success: { text: '#7fd3a6', solid: '#3fa877', on: '#0f151b', tint: '#12301f', line: '#235339' },
    accent: { text: '#63ccc6', solid: '#2fa09b', on: '#0f151b', tint: '#113436', line: '#1f5456' },
    violet: { text: '#c0a9f2', solid: '#9b7fe0', on: '#0f151b', tint: '#2a2046', line: '#463775' },
  },
};

export const type = {
  family: "'Inter Digits', 'Inter Variable', system-ui, sans-serif",
  mono: "ui-monospace, 'SF Mono', 'Cascadia Mono', 'DejaVu Sans Mono', monospace",
  /** px: micro labels, small, base, lead, section, page, figure. */
  size: { micro: 11, small: 12, base: 14, lead: 15, section: 16, page: 22, figure: 28 },
  line: { tight: 1.25, base: 1.45 },
} as const;

/** The 4 px grid. */
export const space = { 1: 4, 2: 8, 3: 12, 4: 16, 5: 20, 6: 24, 8: 32, 10: 40, 12: 48 } as const;

export const radius = { small: 4, base: 6, large: 10, round: 999 } as const;

export const layout = {
  rail: 220,
  railIcons: 60,
  top: 56,
  bottom: 60,
  /** px: the bar that saves a form, while it says one line. */
  saveBar: 62,
  /** px: details beside a page. */
  drawer: { least: 360, most: 560 },
  content: 1440,
  /** px: below `icons` the rail shows icons only, below `phone` it is a bar at the bottom. */
  icons: 1024,
  phone: 640,
  cell: 28,
  /** px: inputs, buttons, heads of tables. */
  control: 36,
  row: { comfortable: 44, compact: 32 },
} as const;

/** Ten shades for Mantine's own components, lightest first. */
export const teal = [
  '#e8f6f5',
  '#cfe9e7',
  '#a0d3d0',
  '#6cbab6',
  '#3f9f9b',
  '#1f8886',
  '#0f7675',
  '#0b6b6b',
  '#085656',
  '#064545',
] as const;

export const slate = [
  '#f5f7f9',
  '#e9edf1',
  '#d9e0e6',
  '#b9c4cf',
  '#7f8c9b',
  '#5f6d7e',
  '#475566',
  '#2f3b48',
  '#1f2933',
  '#17212c',
] as const;

/** The same in the dark scheme, where Mantine counts from text (first) to background (last). */
export const night = [
  '#e7edf2',
  '#b0bcc8',
  '#93a1af',
  '#6f7f8f',
  '#2d3a46',
  '#243039',
  '#161e26',
  '#161e26',
  '#121920',
  '#0f151b',
] as const;
