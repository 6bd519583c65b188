import '../look/bare-window.css';
import { openPage } from '../app/open-page.tsx';
import { ConsentPage } from './consent-page.tsx';

await openPage((main) => <ConsentPage main={main} nowMs={Date.now} />);
