import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Electron has no password manager; plain Chromium would offer its own over the page. No switch turns it off. */
const preferences = { credentials_enable_service: false };

/** Gives a new profile its preferences. Chromium adds to them and keeps them from then on. */
export function writeFirstPreferences(profileFolder: string): void {
  const file = join(profileFolder, 'Default/Preferences');
  if (existsSync(file)) return;
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  writeFileSync(file, JSON.stringify(preferences));
}
