import { mkdir, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { findChromium } from '../../build/set-up/needed-programs.ts';
import { typeNpmStart } from '../support/npm-start.ts';
import { takeBrowserPictures } from './browser-pictures.ts';
import { takeDesktopPictures } from './desktop-pictures.ts';
import { pictures } from './picture-folder.ts';

/** Takes the pictures of the docs from the running product with its demo organisation, as a reader would see it. */
const folder = await mkdtemp(join(await realpath(tmpdir()), 'deskbell-pictures-'));
const product = typeNpmStart({ DESKBELL_PORT: '0', DESKBELL_DATA: join(folder, 'hub') });
try {
  const [, origin = ''] = await product.untilSaid(/Console for agents\s+(http:\S+?)\/\s/);
  const [, login = '', password = ''] = await product.untilSaid(/administrator .*?\s(\S+)\s+(\S+)\n/);
  const [, requester = '', requesterPassword = ''] = await product.untilSaid(/requester .*?\s(\S+)\s+(\S+)\n/);
  await product.untilSaid(/Ctrl-C stops it\./);
  await mkdir(pictures, { recursive: true });
  const shown = { origin, agent: { login, password }, requester: { login: requester, password: requesterPassword } };

  const executablePath = findChromium();
  const browser = await chromium.launch({
    ...(executablePath === null ? {} : { executablePath }),
    args: ['--no-sandbox', '--disable-gpu', '--disable-lcd-text'],
  });
  await takeBrowserPictures(browser, shown);
  await browser.close();
  await takeDesktopPictures(shown, folder);
} finally {
  await product.pressCtrlC();
  await rm(folder, { recursive: true, force: true });
}
