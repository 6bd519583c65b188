import { MantineProvider } from '@mantine/core';
import type { i18n } from 'i18next';
import { AccessFrame } from '../access/access-frame.tsx';
import { cssVariables, theme } from '../look/theme.ts';
import type { PreferenceStore } from './preferences.ts';
import { colorSchemeManagerOf } from './preferences.ts';

interface DeskUnopenedProps {
  readonly why: 'heldElsewhere' | 'noStorage' | 'openToOthers';
  /** What `openToOthers` speaks of. */
  readonly folder?: string;
  readonly preferences: PreferenceStore;
  readonly words: i18n;
}

/** Stands where the console would, while there is no desk to show in this window; says why, and what to do. */
export function DeskUnopened({ why, folder = '', preferences, words }: DeskUnopenedProps) {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      colorSchemeManager={colorSchemeManagerOf(preferences)}
      defaultColorScheme="auto"
    >
      <AccessFrame title={words.t(`unopened.${why}.title`)} intro={words.t(`unopened.${why}.hint`, { folder })}>
        {null}
      </AccessFrame>
    </MantineProvider>
  );
}
