import { fileURLToPath } from 'node:url';
import { buildPages } from './built-pages.ts';

/** Builds what changed and notes it, so that nothing that is started later builds again under the feet of others. */
await buildPages(fileURLToPath(new URL('../../', import.meta.url)));
