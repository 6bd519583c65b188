import '@fontsource-variable/inter/index.css';
import '@mantine/core/styles.layer.css';
import '../../../portal/look/tokens.css';
import type { HelperIpc, HelperSettings } from '#contracts/helper-ipc.ts';
import { helperIpc } from '#contracts/helper-ipc.ts';
import type { DesktopBridge } from '#contracts/ipc.ts';
import type { MainProcess } from '#platform/any/ask-main.ts';
import { mainProcessOver } from '#platform/any/ask-main.ts';
import { MantineProvider } from '@mantine/core';
import type { ReactNode } from 'react';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { cssVariables, theme } from '../../../portal/look/theme.ts';
import { createWords } from '../words/words.ts';

declare global {
  interface Window {
    /** Put there by the preload, before anything of the page runs. */
    readonly deskbellDesktop: DesktopBridge;
  }
}

/** Draws a page of the helper in the person's language, which may change while it stands. */
export async function openPage(draw: (main: MainProcess<HelperIpc>) => ReactNode): Promise<void> {
  const main = mainProcessOver(helperIpc, window.deskbellDesktop);
  const languageOf = ({ language, systemLanguage }: HelperSettings) => language ?? systemLanguage;
  const words = await createWords(languageOf(await main.ask('settings.read', {})));
  const nameLanguage = (): void => {
    document.documentElement.lang = words.language;
  };
  nameLanguage();
  words.on('languageChanged', nameLanguage);
  main.hear('settings.changed', (settings) => void words.changeLanguage(languageOf(settings)));
  createRoot(document.querySelector('#helper')!).render(
    <StrictMode>
      <I18nextProvider i18n={words}>
        <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
          {draw(main)}
        </MantineProvider>
      </I18nextProvider>
    </StrictMode>,
  );
}
