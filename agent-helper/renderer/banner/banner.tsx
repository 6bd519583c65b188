import '../look/bare-window.css';
import { openPage } from '../app/open-page.tsx';
import { BannerPage } from './banner-page.tsx';

await openPage((main) => <BannerPage main={main} />);
