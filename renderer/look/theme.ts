import type { CSSVariablesResolver, VariantColorsResolver } from '@mantine/core';
import { createTheme, defaultVariantColorsResolver, Tooltip } from '@mantine/core';
import parts from './mantine-parts.module.css';

/** The bell's amber; index 4 is the accent itself. */
const amber = [
  '#fef6e6',
  '#fdecc8',
  '#fbdb9b',
  '#f8c464',
  '#f5a524',
  '#db8e10',
  '#b97407',
  '#965c04',
  '#744704',
  '#523204',
] as const;

/** Amber is a fill, never a letter: as text it would be unreadable on white, so quiet variants take `--accent-text`. */
const variantColors: VariantColorsResolver = (input) => {
  const isAccent = (input.color ?? input.theme.primaryColor) === 'amber';
  const isDanger = input.color === 'red';
  if (isAccent && input.variant === 'filled') {
    return { background: 'var(--amber)', hover: '#e89a18', color: 'var(--on-amber)', border: '1px solid transparent' };
  }
  const quiet = ['subtle', 'light', 'outline', 'transparent'].includes(input.variant);
  if (!quiet || (!isAccent && !isDanger)) return defaultVariantColorsResolver(input);
  const color = isAccent ? 'var(--accent-text)' : 'var(--danger)';
  const soft = isAccent ? 'var(--accent-soft)' : 'var(--danger-soft)';
  return {
    background: input.variant === 'light' ? soft : 'transparent',
    hover: input.variant === 'transparent' ? 'transparent' : soft,
    color,
    border: input.variant === 'outline' ? `1px solid ${color}` : '1px solid transparent',
  };
};

export const theme = createTheme({
  primaryColor: 'amber',
  primaryShade: 4,
  colors: { amber },
  black: '#1d1c1a',
  autoContrast: true,
  variantColorResolver: variantColors,
  fontFamily: 'var(--font-text)',
  fontFamilyMonospace: 'var(--font-code)',
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  lineHeights: { xs: '1.4', sm: '1.45', md: '1.45', lg: '1.5', xl: '1.4' },
  spacing: { xs: '6px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  radius: { xs: '3px', sm: '4px', md: '6px', lg: '10px', xl: '14px' },
  defaultRadius: 'md',
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '20px', lineHeight: '1.3' },
      h2: { fontSize: '16px', lineHeight: '1.35' },
      h3: { fontSize: '14px', lineHeight: '1.4' },
    },
  },
  respectReducedMotion: true,
  cursorType: 'pointer',
  activeClassName: '',
  components: {
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray', size: 28 } },
    Button: { defaultProps: { variant: 'default', size: 'compact-sm' }, styles: { root: { '--button-height': '' } } },
    Checkbox: { defaultProps: { size: 'xs' } },
    // Without the gap the ring of a focused field lies over its label.
    InputWrapper: { defaultProps: { size: 'sm' }, styles: { label: { marginBottom: 4 } } },
    Input: { defaultProps: { size: 'sm' }, classNames: { input: parts.input } },
    Kbd: { defaultProps: { size: 'xs' } },
    Menu: { defaultProps: { shadow: 'md', transitionProps: { duration: 100 }, withinPortal: true } },
    Modal: {
      defaultProps: { padding: 'lg', transitionProps: { duration: 100 }, overlayProps: { backgroundOpacity: 0.35 } },
      styles: { title: { fontSize: 16, fontWeight: 600 } },
    },
    PillsInputField: { classNames: { field: parts.bare } },
    Popover: { defaultProps: { shadow: 'md', transitionProps: { duration: 100 } } },
    Select: { defaultProps: { size: 'sm', checkIconPosition: 'right', selectFirstOptionOnChange: true } },
    SegmentedControl: { defaultProps: { size: 'xs', transitionDuration: 100 } },
    Tabs: { defaultProps: { variant: 'default' } },
    Tooltip: Tooltip.extend({
      defaultProps: {
        openDelay: 350,
        transitionProps: { duration: 80 },
        events: { hover: true, focus: true, touch: false },
        fz: 12,
        multiline: true,
        maw: 320,
      },
    }),
  },
});

/** Lays our tokens under Mantine's own names, so that its parts and ours are of one material. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: { '--mantine-primary-color-filled': 'var(--focus)' },
  light: themed,
  dark: themed,
});

const themed = {
  '--mantine-color-body': 'var(--surface)',
  '--mantine-color-text': 'var(--text)',
  '--mantine-color-bright': 'var(--text)',
  '--mantine-color-dimmed': 'var(--text-muted)',
  '--mantine-color-placeholder': 'var(--text-faint)',
  '--mantine-color-anchor': 'var(--accent-text)',
  '--mantine-color-error': 'var(--danger)',
  '--mantine-color-default': 'var(--surface-raised)',
  '--mantine-color-default-hover': 'var(--surface-hover)',
  '--mantine-color-default-color': 'var(--text)',
  '--mantine-color-default-border': 'var(--line-strong)',
  '--mantine-color-disabled': 'var(--surface-hover)',
  '--mantine-color-disabled-color': 'var(--text-faint)',
  '--mantine-color-disabled-border': 'var(--line)',
};
