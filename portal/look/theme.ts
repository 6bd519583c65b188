import type { CSSVariablesResolver, VariantColorsResolver } from '@mantine/core';
import { createTheme, defaultVariantColorsResolver } from '@mantine/core';

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
  if (!isAccent) return defaultVariantColorsResolver(input);
  if (input.variant === 'filled') {
    const border = '1px solid transparent';
    return { background: 'var(--amber)', hover: 'var(--amber-hover)', color: 'var(--on-amber)', border };
  }
  if (input.variant === 'subtle') {
    const border = '1px solid transparent';
    return { background: 'transparent', hover: 'var(--accent-soft)', color: 'var(--accent-text)', border };
  }
  return defaultVariantColorsResolver(input);
};

/** Sentences beside a field are there to be read. */
const hint = { fontSize: '0.9375rem', lineHeight: 1.45 } as const;

export const theme = createTheme({
  primaryColor: 'amber',
  primaryShade: 4,
  colors: { amber },
  black: '#1d1c1a',
  autoContrast: true,
  variantColorResolver: variantColors,
  fontFamily: 'var(--font-text)',
  fontSizes: { xs: '0.8125rem', sm: '0.875rem', md: '1rem', lg: '1.0625rem', xl: '1.25rem' },
  radius: { xs: '4px', sm: '6px', md: '10px', lg: '16px', xl: '24px' },
  defaultRadius: 'md',
  respectReducedMotion: true,
  cursorType: 'pointer',
  activeClassName: '',
  components: {
    Button: { defaultProps: { variant: 'filled', color: 'amber', size: 'lg', fz: 'md' } },
    Checkbox: { styles: { description: { ...hint, paddingInlineStart: 'var(--mantine-spacing-sm)' } } },
    InputWrapper: {
      styles: {
        label: { marginBottom: 6 },
        description: { ...hint, marginBottom: 8 },
        error: { ...hint, marginTop: 8 },
      },
    },
    // What is set stays to be read where nothing can be set.
    Switch: {
      styles: {
        root: { '--switch-disabled-color': 'var(--line-control)' },
        thumb: { '--switch-thumb-bg-disabled': 'var(--surface)' },
      },
    },
    TextInput: { defaultProps: { size: 'lg' } },
    PasswordInput: { defaultProps: { size: 'lg' } },
    Textarea: { defaultProps: { size: 'lg' } },
    Menu: {
      defaultProps: { shadow: 'md', transitionProps: { duration: 100 } },
      styles: {
        dropdown: { borderColor: 'var(--line-strong)' },
        divider: { borderColor: 'var(--line)' },
        item: { minHeight: 44, fontSize: '1rem' },
        label: { fontSize: '0.875rem', color: 'var(--text-muted)' },
      },
    },
    Modal: { defaultProps: { transitionProps: { duration: 100 }, overlayProps: { backgroundOpacity: 0.35 } } },
  },
});

/** Lays our tokens under Mantine's own names, so that its parts and ours are of one material. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  // The edge of every field: a control has to be seen as one (WCAG 1.4.11).
  light: { ...themed, '--mantine-color-gray-4': 'var(--line-control)' },
  dark: {
    ...themed,
    '--mantine-color-dark-4': 'var(--line-control)',
    '--mantine-color-dark-6': 'var(--surface-raised)',
  },
});

const themed = {
  '--mantine-color-body': 'var(--surface-raised)',
  '--mantine-color-text': 'var(--text)',
  '--mantine-color-bright': 'var(--text)',
  '--mantine-color-dimmed': 'var(--text-muted)',
  '--mantine-color-placeholder': 'var(--text-faint)',
  '--mantine-color-anchor': 'var(--accent-text)',
  '--mantine-color-error': 'var(--danger)',
  '--mantine-color-default': 'var(--surface-raised)',
  '--mantine-color-default-hover': 'var(--surface-hover)',
  '--mantine-color-default-color': 'var(--text)',
  '--mantine-color-default-border': 'var(--line-control)',
  '--mantine-primary-color-filled': 'var(--focus)',
  // What cannot be done yet often says when it can, so it stays to be read.
  '--mantine-color-disabled': 'var(--surface-hover)',
  '--mantine-color-disabled-color': 'var(--text-faint)',
  '--mantine-color-disabled-border': 'var(--line-control)',
};
