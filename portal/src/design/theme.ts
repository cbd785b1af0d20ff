import {
  createTheme,
  type CSSVariablesResolver,
  type MantineColorsTuple,
  Button,
  Checkbox,
  Drawer,
  Menu,
  Modal,
  Popover,
  Select,
  Textarea,
  TextInput,
  Tooltip,
} from '@mantine/core';
import { fixedVariables, schemeVariables } from './cssVariables';
import { night, palettes, radius, slate, space, teal, tones, type, type Scheme } from './tokens';

const px = (value: number) => `${value}px`;

function ofScheme(scheme: Scheme): Record<string, string> {
  const palette = palettes[scheme];
  return {
    ...schemeVariables(scheme),
    '--mantine-color-body': palette.surface,
    '--mantine-color-text': palette.text,
    '--mantine-color-dimmed': palette.textMuted,
    '--mantine-color-placeholder': palette.textFaint,
    '--mantine-color-default': palette.surface,
    '--mantine-color-default-hover': palette.hover,
    '--mantine-color-default-color': palette.text,
    '--mantine-color-default-border': palette.line,
    '--mantine-color-error': tones[scheme].danger.text,
    '--mantine-color-anchor': palette.accentText,
    '--mantine-primary-color-filled': palette.accent,
    '--mantine-primary-color-filled-hover': palette.accentHover,
    '--mantine-color-teal-filled': palette.accent,
    '--mantine-color-teal-filled-hover': palette.accentHover,
    '--mantine-color-teal-light': palette.accentTint,
    '--mantine-color-teal-light-hover': palette.selected,
    '--mantine-color-teal-light-color': palette.accentText,
    '--mantine-color-teal-text': palette.accentText,
    '--mantine-color-red-filled': tones.light.danger.text,
  };
}

/** Tokens as CSS variables, and Mantine's own made of them. */
export const variables: CSSVariablesResolver = () => ({ variables: fixedVariables(), light: ofScheme('light'), dark: ofScheme('dark') });

/** As high as the label of our own fields, so that both stand in one line. */
const label = { display: 'block', fontSize: 'var(--tl-size-small)', lineHeight: 1.45, fontWeight: 550, color: 'var(--tl-text-muted)', marginBottom: 4 };
const field = { styles: { label, input: { borderColor: 'var(--tl-line-strong)' } } };

export const theme = createTheme({
  primaryColor: 'teal',
  primaryShade: { light: 7, dark: 6 },
  colors: { teal: teal as unknown as MantineColorsTuple, gray: slate as unknown as MantineColorsTuple, dark: night as unknown as MantineColorsTuple },
  fontFamily: type.family,
  fontFamilyMonospace: type.mono,
  fontSizes: { xs: px(type.size.small), sm: px(type.size.base), md: px(type.size.base), lg: px(type.size.section), xl: px(type.size.page) },
  lineHeights: { xs: '1.4', sm: '1.45', md: '1.45', lg: '1.4', xl: '1.3' },
  headings: {
    fontFamily: type.family,
    fontWeight: '620',
    sizes: {
      h1: { fontSize: px(type.size.page), lineHeight: '1.25' },
      h2: { fontSize: px(type.size.section), lineHeight: '1.3' },
      h3: { fontSize: px(type.size.base), lineHeight: '1.4' },
    },
  },
  spacing: { xs: px(space[2]), sm: px(space[3]), md: px(space[4]), lg: px(space[6]), xl: px(space[8]) },
  radius: { xs: px(radius.small), sm: px(radius.base), md: px(radius.base), lg: px(radius.large), xl: px(radius.large) },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
  focusRing: 'auto',
  components: {
    Button: Button.extend({ defaultProps: { size: 'sm' }, styles: { root: { fontWeight: 570 } } }),
    TextInput: TextInput.extend(field),
    Textarea: Textarea.extend(field),
    Select: Select.extend({ ...field, defaultProps: { comboboxProps: { shadow: 'md' } } }),
    Checkbox: Checkbox.extend({ styles: { input: { borderColor: 'var(--tl-line-strong)' } } }),
    Tooltip: Tooltip.extend({
      defaultProps: { openDelay: 250, withArrow: false, multiline: true, maw: 320, events: { hover: true, focus: true, touch: true } },
      styles: { tooltip: { background: 'var(--tl-text)', color: 'var(--tl-surface)', fontSize: 'var(--tl-size-small)', lineHeight: 1.4, padding: '6px 10px' } },
    }),
    Modal: Modal.extend({ defaultProps: { centered: true, radius: 'lg', overlayProps: { backgroundOpacity: 0.42 } } }),
    Drawer: Drawer.extend({ defaultProps: { position: 'right' } }),
    Menu: Menu.extend({ defaultProps: { shadow: 'md', withinPortal: true } }),
    Popover: Popover.extend({ defaultProps: { shadow: 'md', withinPortal: true } }),
  },
});
