import '@mantine/core/styles.layer.css';
import '@mantine/notifications/styles.layer.css';
import '@mantine/spotlight/styles.layer.css';
import '@fontsource-variable/inter/wght.css';
import './look/tokens.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Fault } from '#contracts/fault.ts';
import { Console } from './app/console.tsx';
import { DeskUnopened } from './app/desk-unopened.tsx';
import { createPreferenceStore } from './app/preferences.ts';
import { connectDesk } from './desk/connect-desk.ts';
import { connectDeskProcess } from './desktop/connect-desk-process.ts';
import { openDesktop, showsDesk } from './desktop/desktop.ts';
import { followDesktop } from './desktop/follow-desktop.ts';
import { tellUnsentText } from './desktop/updates/tell-unsent-text.ts';
import { installedFiles, keepConsoleOffline } from './offline/shell-updates.ts';
import { createWords, languageFor } from './words/words.ts';

const place = document.querySelector('#console');
if (place === null) throw new Fault('console.no-place', 'The page has no place for the console.');

const bridge = window.deskbellDesktop;
const desktop = bridge === undefined ? null : await openDesktop(bridge);
const updates = desktop === null ? keepConsoleOffline() : installedFiles;
const preferences = createPreferenceStore(localStorage, window);
const words = await createWords(languageFor(preferences.read().language, navigator.languages));
const root = createRoot(place);

if (desktop !== null && !showsDesk(desktop)) {
  const { DesktopPage } = await import('./desktop/desktop-page.tsx');
  root.render(<DesktopPage desktop={desktop} preferences={preferences} words={words} />);
} else {
  await showDesk();
}

async function showDesk(): Promise<void> {
  const onHeldElsewhere = () => {
    root.render(<DeskUnopened why="heldElsewhere" preferences={preferences} words={words} />);
  };
  try {
    if (desktop !== null) {
      followDesktop(desktop);
      tellUnsentText(desktop, document);
    }
    const desk = await (desktop === null ? connectDesk(onHeldElsewhere) : connectDeskProcess(desktop, onHeldElsewhere));
    root.render(
      <StrictMode>
        <Console desk={desk} preferences={preferences} words={words} updates={updates} desktop={desktop} />
      </StrictMode>,
    );
  } catch (error) {
    if (!(error instanceof Fault) || error.code !== 'storage.unavailable') throw error;
    root.render(<DeskUnopened why="noStorage" preferences={preferences} words={words} />);
  }
}
