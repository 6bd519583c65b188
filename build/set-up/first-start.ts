import { writeFile } from 'node:fs/promises';
import { Fault } from '#contracts/fault.ts';
import { presentCost } from '../../hub/access/password-hash.ts';
import { createPasswords } from '../../hub/access/passwords.ts';
import type { DemoSignIn } from '../../hub/demo/create-demo.ts';
import { createDemo } from '../../hub/demo/create-demo.ts';
import type { Settings } from '../../hub/settings.ts';
import { openStore } from '../../hub/store/open-store.ts';

/**
 * Fills a fresh store with the demo organisation. A store that holds an organisation already is left as it is.
 *
 * @returns The accounts that were made; empty when there was nothing to do.
 * Throws a `Fault` with one sentence when the store cannot be opened.
 */
export async function fillWithDemo(settings: Settings): Promise<readonly DemoSignIn[]> {
  const store = await openStore(settings);
  try {
    return await createDemo({ store, passwords: createPasswords(presentCost), nowMs: Date.now });
  } catch (error) {
    const isOwn = error instanceof Fault && error.code === 'demo.store-not-empty';
    if (isOwn) return [];
    throw error;
  } finally {
    await store.close();
  }
}

/** Keeps the passwords where only this user can read them: they are shown once. */
export async function keepSignIns(path: string, signIns: readonly DemoSignIn[]): Promise<void> {
  const lines = ['How to sign in to the demo organisation. Delete this file when it is no longer needed.', ''];
  await writeFile(path, [...lines, ...signInLines(signIns), ''].join('\n'), { mode: 0o600 });
}

/** One line per account, in columns. */
export function signInLines(signIns: readonly DemoSignIn[]): readonly string[] {
  const widest = (field: keyof DemoSignIn) => Math.max(...signIns.map((signIn) => signIn[field].length));
  const [role, name, login] = [widest('role'), widest('name'), widest('login')];
  return signIns.map((signIn) => {
    return `${signIn.role.padEnd(role)}  ${signIn.name.padEnd(name)}  ${signIn.login.padEnd(login)}  ${signIn.password}`;
  });
}
