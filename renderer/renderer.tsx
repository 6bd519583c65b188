import '@mantine/core/styles.layer.css';
import '@mantine/notifications/styles.layer.css';
import '@mantine/spotlight/styles.layer.css';
import '@fontsource-variable/inter/wght.css';
import './look/tokens.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Fault } from '#contracts/fault.ts';
import { Console } from './app/console.tsx';
import { loadAccess } from './app/desk-door.tsx';
import { later } from './app/later.ts';
import { DeskUnopened } from './app/desk-unopened.tsx';
import { createPreferenceStore } from './app/preferences.ts';
import { loadScreenAt } from './app/screens.ts';
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
/** A page that is loaded anew finds the desk held for a moment: by the page that it was before. */
const HELD_ELSEWHERE_AFTER_MS = 2_000;

if (desktop !== null && !showsDesk(desktop)) {
  const { DesktopPage } = await import('./desktop/desktop-page.tsx');
  root.render(<DesktopPage desktop={desktop} preferences={preferences} words={words} />);
} else {
  await showDesk();
}

async function showDesk(): Promise<void> {
  let callOffNotice = () => {};
  const onHeldElsewhere = () => {
    callOffNotice();
    callOffNotice = later(
      () => root.render(<DeskUnopened why="heldElsewhere" preferences={preferences} words={words} />),
      HELD_ELSEWHERE_AFTER_MS,
    );
  };
  try {
    if (desktop !== null) {
      followDesktop(desktop);
      tellUnsentText(desktop, document);
    }
    // What cannot be loaded ahead is loaded, and its failure shown, where it is drawn.
    const shownFirst = Promise.all([loadScreenAt(location.pathname), loadAccess()]).catch(() => null);
    const desk = await (desktop === null ? connectDesk(onHeldElsewhere) : connectDeskProcess(desktop, onHeldElsewhere));
    await shownFirst;
    callOffNotice();
    root.render(
      <StrictMode>
        <Console desk={desk} preferences={preferences} words={words} updates={updates} desktop={desktop} />
      </StrictMode>,
    );
  } catch (error) {
    callOffNotice();
    if (!(error instanceof Fault)) throw error;
    const { code, details } = error;
    if (code !== 'storage.unavailable' && code !== 'folder.not-private') throw error;
    const why = code === 'folder.not-private' ? 'openToOthers' : 'noStorage';
    const folder = String(details['folder'] ?? '');
    root.render(<DeskUnopened why={why} folder={folder} preferences={preferences} words={words} />);
  }
}
