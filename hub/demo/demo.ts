import { fileURLToPath } from 'node:url';
import { Fault } from '#contracts/fault.ts';
import { presentCost } from '../access/password-hash.ts';
import { createPasswords } from '../access/passwords.ts';
import { readSettings } from '../settings.ts';
import { openStore } from '../store/open-store.ts';
import { createDemo } from './create-demo.ts';

/**
 * Fills the store that the environment names with the demo organisation, before a hub serves it, and prints the accounts
 * that were made as one line of JSON: `{"signIns":[{"name","role","login","password"}]}`. Nothing was to be done: an empty
 * list. What went wrong: one sentence on stderr, exit code 1.
 */
try {
  const projectFolder = fileURLToPath(new URL('../..', import.meta.url));
  const store = await openStore(readSettings(process.env, projectFolder));
  try {
    const signIns = await createDemo({ store, passwords: createPasswords(presentCost), nowMs: Date.now });
    process.stdout.write(`${JSON.stringify({ signIns })}\n`);
  } finally {
    await store.close();
  }
} catch (error) {
  if (!(error instanceof Fault)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
