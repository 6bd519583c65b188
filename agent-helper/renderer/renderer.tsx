import './look/small-window.css';
import { App } from './app/app.tsx';
import { HelperProvider, openHelper } from './app/helper.ts';
import { openPage } from './app/open-page.tsx';
import { openDrafts } from './draft/drafts.ts';

await openPage((main) => (
  <HelperProvider value={openHelper(main, openDrafts(localStorage), Date.now)}>
    <App />
  </HelperProvider>
));
