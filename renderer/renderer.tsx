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
import { keepConsoleOffline } from './offline/shell-updates.ts';
import { createWords, languageFor } from './words/words.ts';

const place = document.querySelector('#console');
if (place === null) throw new Fault('console.no-place', 'The page has no place for the console.');

const updates = keepConsoleOffline();
const preferences = createPreferenceStore(localStorage, window);
const words = await createWords(languageFor(preferences.read().language, navigator.languages));
const root = createRoot(place);

try {
  const desk = await connectDesk(() => {
    root.render(<DeskUnopened why="heldElsewhere" preferences={preferences} words={words} />);
  });
  root.render(
    <StrictMode>
      <Console desk={desk} preferences={preferences} words={words} updates={updates} />
    </StrictMode>,
  );
} catch (error) {
  if (!(error instanceof Fault) || error.code !== 'storage.unavailable') throw error;
  root.render(<DeskUnopened why="noStorage" preferences={preferences} words={words} />);
}
