import { MantineProvider } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { Notifications } from '@mantine/notifications';
import type { i18n } from 'i18next';
import { useEffect, useMemo, useState } from 'react';
import { I18nextProvider } from 'react-i18next';
import type { Desk } from '../desk/desk.ts';
import { DesktopContext } from '../desktop/desktop-context.ts';
import type { Desktop } from '../desktop/desktop.ts';
import type { ShellUpdates } from '../offline/shell-updates.ts';
import { UpdateBanner } from '../desktop/updates/update-banner.tsx';
import { HintLayer } from '../look/hint-layer.tsx';
import { cssVariables, theme } from '../look/theme.ts';
import { TickingClock } from '../look/ticking-clock.tsx';
import { languageFor, speak } from '../words/words.ts';
import { createActionRegistry } from './actions/action-registry.ts';
import { ActionRegistryContext } from './actions/use-actions.ts';
import { PreferenceContext } from './desk-context.ts';
import { DeskDoor } from './desk-door.tsx';
import { NewVersion } from './new-version.tsx';
import { createPageTitles, PageTitlesContext } from './page-titles.ts';
import type { PreferenceStore } from './preferences.ts';
import { colorSchemeManagerOf, usePreferenceStore } from './preferences.ts';

interface ConsoleProps {
  readonly desk: Desk;
  readonly preferences: PreferenceStore;
  readonly words: i18n;
  readonly updates: ShellUpdates;
  /** `null` in a browser. */
  readonly desktop: Desktop | null;
}

/** The console in its surroundings: look, language, time, actions. */
export function Console({ desk, preferences, words, updates, desktop }: ConsoleProps) {
  const { density, language } = usePreferenceStore(preferences);
  const isNarrow = useMediaQuery('(max-width: 699px)') ?? false;
  const [registry] = useState(createActionRegistry);
  const [titles] = useState(() => createPageTitles((title) => nameWindow(title, words.t('name'))));
  const colorSchemeManager = useMemo(() => colorSchemeManagerOf(preferences), [preferences]);

  useEffect(() => {
    document.documentElement.dataset['density'] = density;
  }, [density]);
  useEffect(() => {
    const spoken = languageFor(language, navigator.languages);
    document.documentElement.lang = spoken;
    if (words.language !== spoken) void speak(words, spoken);
  }, [language, words]);

  return (
    <I18nextProvider i18n={words}>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={cssVariables}
        colorSchemeManager={colorSchemeManager}
        defaultColorScheme="auto"
      >
        <PreferenceContext value={preferences}>
          <ActionRegistryContext value={registry}>
            <DesktopContext value={desktop}>
              <TickingClock nowMs={desk.nowMs}>
                <PageTitlesContext value={titles}>
                  <DeskDoor desk={desk} />
                </PageTitlesContext>
              </TickingClock>
            </DesktopContext>
          </ActionRegistryContext>
        </PreferenceContext>
        <HintLayer />
        <NewVersion updates={updates} />
        {desktop !== null && <UpdateBanner desktop={desktop} />}
        <Notifications position={isNarrow ? 'top-center' : 'bottom-left'} limit={3} transitionDuration={120} />
      </MantineProvider>
    </I18nextProvider>
  );
}

function nameWindow(title: string | null, product: string): void {
  document.title = title === null ? product : `${title} · ${product}`;
}
