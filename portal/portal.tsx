import '@fontsource-variable/inter/index.css';
import '@mantine/core/styles.layer.css';
import './look/tokens.css';
import type { HubInput, HubRequest } from '#contracts/hub-api.ts';
import { askHub } from '#platform/any/ask-hub.ts';
import { openLiveStream } from '#platform/any/live-stream.ts';
import { attachmentLink } from '#platform/any/attachment/attachment-link.ts';
import { newRecordId } from '#platform/any/new-id.ts';
import { createBlobDatabase } from '#platform/browser/attachment/blob-database.ts';
import { MantineProvider } from '@mantine/core';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import type { Observable } from 'rxjs';
import { map, of, shareReplay, switchMap } from 'rxjs';
import { z } from 'zod';
import type { Visit } from './app/app.tsx';
import { App } from './app/app.tsx';
import { sleep, storageIfAllowed, wakesOf } from './app/browser-ports.ts';
import { createKeptStorage } from './app/kept-storage.ts';
import { openPortal } from './app/open-portal.ts';
import { colorSchemeManagerOf, createPreferenceStore } from './app/preferences.ts';
import { cssVariables, theme } from './look/theme.ts';
import type { SessionState } from './session/sessions.ts';
import { createSessions } from './session/sessions.ts';
import { createWords, languageFor } from './words/words.ts';

const tab = createKeptStorage(storageIfAllowed(() => sessionStorage));
const device = createKeptStorage(storageIfAllowed(() => localStorage));
const preferences = createPreferenceStore(device);
const nowMs = (): number => Date.now();
const ask = <Name extends HubRequest>(request: Name, input: HubInput<Name>, token: string | null) =>
  askHub(location.origin, request, input, { token });

const blobs = createBlobDatabase('deskbell-portal-files');
const installation = device.read('installation', z.string()) ?? newRecordId('client');
device.write('installation', installation);
const sessions = createSessions({ tab, device, installation, ask, nowMs });

function visitOf(state: SessionState): Observable<Visit> {
  if (state.kind === 'out') return of(state);
  const { session, storage } = state;
  if (session.principal.kind !== 'person') return of({ kind: 'agent' });
  const portal$ = openPortal({
    session,
    person: session.principal.id,
    storage,
    deviceStorage: device,
    device: installation,
    blobs,
    fileLink: attachmentLink(location.origin),
    ask,
    openStream: (...hello) => openLiveStream(location.origin, ...hello),
    sleep,
    chance: Math.random,
    wake$: wakesOf(window),
    nowMs,
    sessionEnded: () => sessions.ended(session.token),
    close: () => void sessions.close(),
  });
  return portal$.pipe(map((portal) => ({ kind: 'in', portal })));
}
const visit$ = sessions.state$.pipe(switchMap(visitOf), shareReplay({ bufferSize: 1, refCount: true }));

const words = await createWords(preferences.read().language ?? languageFor(navigator.languages));
document.documentElement.lang = words.language;
words.on('languageChanged', (language: 'en' | 'de') => {
  document.documentElement.lang = language;
  preferences.change({ language });
});

createRoot(document.querySelector('#portal')!).render(
  <StrictMode>
    <I18nextProvider i18n={words}>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={cssVariables}
        colorSchemeManager={colorSchemeManagerOf(preferences)}
        defaultColorScheme="auto"
      >
        <App visit$={visit$} sessions={sessions} base={import.meta.env.BASE_URL.replace(/\/$/, '')} />
      </MantineProvider>
    </I18nextProvider>
  </StrictMode>,
);
