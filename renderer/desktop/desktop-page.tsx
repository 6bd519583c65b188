import { MantineProvider } from '@mantine/core';
import type { i18n } from 'i18next';
import { I18nextProvider } from 'react-i18next';
import type { PreferenceStore } from '../app/preferences.ts';
import { colorSchemeManagerOf } from '../app/preferences.ts';
import { cssVariables, theme } from '../look/theme.ts';
import type { Desktop } from './desktop.ts';
import { SetUpPage } from './set-up-page.tsx';
import { TroublePage } from './trouble-page.tsx';

interface DesktopPageProps {
  readonly desktop: Desktop;
  readonly preferences: PreferenceStore;
  readonly words: i18n;
}

/** The windows of the desktop app that show no desk. */
export function DesktopPage({ desktop, preferences, words }: DesktopPageProps) {
  return (
    <I18nextProvider i18n={words}>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={cssVariables}
        colorSchemeManager={colorSchemeManagerOf(preferences)}
        defaultColorScheme="auto"
      >
        {desktop.state.window === 'trouble' ? <TroublePage desktop={desktop} /> : <SetUpPage desktop={desktop} />}
      </MantineProvider>
    </I18nextProvider>
  );
}
