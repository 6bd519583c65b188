import { MessageChannelMain } from 'electron';
import type { ConsoleIpc } from '#contracts/console-ipc.ts';
import type { ConsoleWindow } from '#contracts/console-ipc-names.ts';
import { DESK_PORT_CHANNEL } from '#contracts/console-ipc-names.ts';
import type { IpcAnswers } from '#contracts/ipc.ts';
import type { KeyStore } from '#platform/electron/key-store.ts';
import type { OneUseGrants } from '#platform/electron/one-use-grants.ts';
import type { OneUse } from '#platform/electron/permissions.ts';
import type { AppUpdates } from '#platform/electron/updates/app-updates.ts';
import { updateAnswers } from '#platform/electron/updates/update-answers.ts';
import type { AppWindow } from '#platform/electron/window-factory.ts';
import type { ScreenCapture } from './capture/screen-capture.ts';
import type { ConsoleWindows } from './console-windows.ts';
import type { DeskProcess } from './desk-process.ts';
import type { Diagnostics } from './diagnostics/diagnostics.ts';
import type { ConsoleFiles } from './files/console-files.ts';
import { checkHub } from './hub-address/check-hub.ts';
import type { Printing } from './printing/print-ticket.ts';
import type { SettingsStore } from './settings.ts';

export interface ConsoleAnswerPorts {
  readonly settings: SettingsStore;
  readonly keyStore: Pick<KeyStore, 'isSafe'>;
  readonly desk: Pick<DeskProcess, 'connect' | 'wake' | 'hangUp'>;
  readonly windows: Pick<ConsoleWindows, 'factory' | 'desk' | 'tickets' | 'sessions' | 'trouble'>;
  readonly grants: OneUseGrants<OneUse>;
  readonly capture: Pick<ScreenCapture, 'end'>;
  readonly files: ConsoleFiles;
  readonly openLink: (address: string) => Promise<boolean>;
  /** Starts the data service, for the hub that is set. */
  readonly openDesk: () => void;
  readonly version: string;
  readonly own: Pick<AppUpdates, 'updates' | 'drafts'>;
  readonly printing: Printing;
  readonly diagnostics: Diagnostics;
  readonly changeSpelling: (isOn: boolean) => Promise<void>;
}

/** What each request of a page does. */
export function consoleAnswers(ports: ConsoleAnswerPorts): IpcAnswers<ConsoleIpc, AppWindow<ConsoleWindow>> {
  const { settings, keyStore, desk, windows, grants, capture, files, own, printing, diagnostics } = ports;
  return {
    'desktop.read': async (_, { role }) => {
      const { hub, isHubFixed, isSpellingOn } = settings.read();
      const keepsSecrets = await keyStore.isSafe();
      return { window: role, hub, isHubFixed, keepsSecrets, version: ports.version, isSpellingOn };
    },
    'desk.connect': (_, asker) => connectWindow(desk, asker),
    'desk.show': ({ path }) => windows.desk.show(path),
    'network.changed': ({ isOnline }) => (isOnline ? desk.wake() : desk.hangUp()),
    'hub.check': ({ address }) => checkHub(address),
    'hub.keep': async ({ origin }, asker) => {
      await settings.change({ hub: origin });
      ports.openDesk();
      windows.desk.show('/');
      asker.browserWindow.close();
    },
    'hub.change': ({ origin }) => settings.change({ hub: origin }),
    'ticket.open-window': ({ ticket }) => windows.tickets.open(ticket),
    'session.open-window': ({ session }) => windows.sessions.open(session),
    'session.changed': ({ isJoined }, asker) => windows.sessions.note(asker, isJoined),
    'window.close': (_, { browserWindow }) => browserWindow.close(),
    'ticket.print': ({ ticket, withInternal }) => printing.print(ticket, withInternal),
    'ticket.save-pdf': ({ ticket, name }, asker) => printing.savePdf(ticket, name, asker),
    'print.ready': (_, asker) => printing.ready(asker),
    'spelling.change': ({ isOn }) => ports.changeSpelling(isOn),
    'diagnostics.read': () => diagnostics.read(),
    'diagnostics.save': ({ text }, { browserWindow }) => diagnostics.save(text, browserWindow),
    'capture.begin': (_, { browserWindow }) => grants.give('capture', browserWindow.webContents.id),
    'capture.end': (_, { browserWindow }) => capture.end(browserWindow),
    'file.save': (file, { browserWindow }) => files.save(file, browserWindow),
    'file.open': (file) => files.open(file),
    'mail.waiting': () => files.mails.waiting(),
    'mail.take': () => files.mails.take(),
    'link.open': ({ address }) => ports.openLink(address),
    'trouble.read': (_, asker) => windows.trouble.read(asker),
    'trouble.choose': ({ choice }, asker) => windows.trouble.choose(choice, asker),
    'trouble.save-diagnostics': (_, asker) => diagnostics.saveAll(asker.browserWindow),
    ...updateAnswers(own),
  };
}

/** Makes a channel between a window and the data service; from then on they speak without us. */
async function connectWindow(
  desk: Pick<DeskProcess, 'connect'>,
  { browserWindow }: AppWindow<ConsoleWindow>,
): Promise<void> {
  const { port1, port2 } = new MessageChannelMain();
  const isTaken = await desk.connect(port1);
  if (isTaken && !browserWindow.isDestroyed()) browserWindow.webContents.postMessage(DESK_PORT_CHANNEL, null, [port2]);
  else port2.close();
}
