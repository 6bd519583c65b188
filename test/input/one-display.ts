import type { ChildProcess } from 'node:child_process';
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test as base } from '@playwright/test';
import type { InputOrder, InputToMain, MainToInput } from '#contracts/helper-input.ts';
import type { XDisplay } from '../support/x-display.ts';
import { startDisplay } from '../support/x-display.ts';
import type { DeviceHand } from './device-hand.ts';
import { openDeviceHand } from './device-hand.ts';
import type { XHand } from './x-hand.ts';
import { openHand } from './x-hand.ts';

/** A process that injects, and what it has said. */
export interface InputChild {
  readonly child: ChildProcess;
  readonly said: readonly (InputToMain & { readonly atMs: number })[];
  order(order: InputOrder): void;
  tell(message: MainToInput): void;
}

/** A small display without a browser, for one test. */
export interface Desk {
  readonly display: string;
  readonly server: Pick<XDisplay, 'pause' | 'goOn'>;
  /** Sees what is down, whoever pressed it. */
  readonly hand: XHand;
  readonly person: DeviceHand;
  startInput(): Promise<InputChild>;
}

const childFile = fileURLToPath(new URL('input-child.ts', import.meta.url));

async function startInput(display: string): Promise<InputChild> {
  const child = fork(childFile, { env: { ...process.env, DISPLAY: display }, execPath: process.execPath });
  const said: (InputToMain & { readonly atMs: number })[] = [];
  child.on('message', (message) => said.push({ ...(message as InputToMain), atMs: performance.now() }));
  const tell = (message: MainToInput) => void child.send(message);
  await expect.poll(() => said.map(({ kind }) => kind)).toContain('open');
  return { child, said, tell, order: (order) => tell({ kind: 'order', order }) };
}

export const test = base.extend<{ desk: Desk }>({
  desk: async ({}, use: (desk: Desk) => Promise<void>) => {
    const display = await startDisplay({ width: 640, height: 480 });
    const hand = await openHand(display.name);
    const person = await openDeviceHand(display.name);
    const children: InputChild[] = [];
    await use({
      display: display.name,
      server: display,
      hand,
      person,
      startInput: async () => {
        children.push(await startInput(display.name));
        return children.at(-1)!;
      },
    });
    for (const { child } of children) child.kill('SIGKILL');
    hand.server.close();
    person.close();
    await display.stop();
  },
});
