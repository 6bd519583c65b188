import type { DeskStatus, ServiceToWindow } from '#contracts/desk-port.ts';
import { pushAnswer } from '#contracts/sync.ts';
import type { TicketNumber } from '#domain/incident/incident.record.ts';
import type { Attachment } from '#domain/kernel/attachment.ts';
import type { CommandEntry } from '#domain/kernel/command.ts';
import type { CommandInput, CommandName } from '#domain/processes.ts';
import { askHub } from '#platform/any/ask-hub.ts';
import { attachmentLink } from '#platform/any/attachment/attachment-link.ts';
import { createDataService } from '#platform/any/data-service/create-data-service.ts';
import type { HubLink } from '#platform/any/data-service/hub-link.ts';
import type { DeskStorage } from '#platform/any/data-service/open-tables.ts';
import { openLiveStream } from '#platform/any/live-stream.ts';
import { newCommandId } from '#platform/any/new-id.ts';
import { sleep } from '#platform/node/sleep.ts';
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory';
import { BehaviorSubject, filter, firstValueFrom, fromEvent, map } from 'rxjs';
import { askService } from '../../renderer/desk/ask-service.ts';
import { blobsInMemory } from './blobs-in-memory.ts';
import type { Account } from './small-desk.ts';

/** A console without a screen: the product's own data service with outbox and sync, its storage in memory. */
export interface ConsoleInNode {
  signIn(account: Pick<Account, 'login' | 'password'>): Promise<void>;
  /** Resolves when the command is kept on this console; it is on its way then. */
  issue<Name extends CommandName>(name: Name, target: string, input: CommandInput<Name>): Promise<CommandEntry['id']>;
  /** Keeps a file here for a command that names it; the hub gets it after that command. */
  addFile(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<Attachment>;
  /** The next ticket number of this console's lease; `null` when it is used up. */
  takeNumber(): Promise<TicketNumber | null>;
  /** Commands that the hub has told this console it accepted. */
  readonly acknowledged: ReadonlySet<CommandEntry['id']>;
  /** Resolves as soon as the console's status is so. */
  until(isSo: (status: DeskStatus) => boolean): Promise<DeskStatus>;
  /** What broke inside; empty when all went well. */
  readonly faults: readonly unknown[];
  stop(): Promise<void>;
}

export async function startConsoleInNode(origin: string): Promise<ConsoleInNode> {
  const faults: unknown[] = [];
  const acknowledged = new Set<CommandEntry['id']>();
  const ask: HubLink['ask'] = async (request, input, options) => {
    const outcome = await askHub(origin, request, input, options);
    const pushed = request === 'sync.push' && outcome.ok ? pushAnswer.parse(outcome.value).answers : [];
    for (const { kind, command } of pushed) if (kind === 'accepted') acknowledged.add(command);
    return outcome;
  };
  const service = createDataService({
    storage: memoryOfItsOwn(),
    blobs: blobsInMemory(),
    fileLink: attachmentLink(origin),
    hub: { ask, openStream: (hello, signal) => openLiveStream(origin, hello, signal) },
    nowMs: Date.now,
    newId: newCommandId,
    chance: Math.random,
    wait: sleep,
    reportFault: (error) => faults.push(error),
  });
  const { port1: port, port2: serviceEnd } = new MessageChannel();
  service.serveWindow(serviceEnd);
  const messages$ = fromEvent<MessageEvent<ServiceToWindow>>(port, 'message').pipe(map(({ data }) => data));
  const status$ = new BehaviorSubject<DeskStatus | null>(null);
  messages$.pipe(filter((message) => message.lane === 'status')).subscribe(({ status }) => status$.next(status));
  const tell = askService(messages$, (message) => port.postMessage(message));
  port.start();
  await service.start();

  return {
    signIn: async ({ login, password }) => {
      const outcome = await tell('session.open', { login, password });
      if (!outcome.ok) throw new Error(`${login} was not let in: ${outcome.refusal.code}`);
    },
    issue: async (name, target, input) => {
      const outcome = await tell('command.issue', { name, target, input: JSON.parse(JSON.stringify(input)) });
      if (outcome.ok) return outcome.value.command;
      throw new Error(`${name} was refused: ${JSON.stringify(outcome.refusal)}`);
    },
    addFile: async (name, bytes) => {
      const outcome = await tell('attachment.add', { name, mediaType: 'application/octet-stream', bytes });
      if (outcome.ok) return outcome.value;
      throw new Error(`${name} was refused: ${outcome.refusal.code}`);
    },
    takeNumber: () => tell('number.take', {}),
    acknowledged,
    until: (isSo) =>
      firstValueFrom(
        status$.pipe(
          filter((status) => status !== null),
          filter(isSo),
        ),
      ),
    faults,
    stop: async () => {
      port.close();
      await service.stop();
    },
  };
}

/** RxDB's memory is one for the whole process; consoles that share a process each need their own. */
function memoryOfItsOwn(): DeskStorage {
  const storage = getRxStorageMemory();
  return Object.assign(storage, { collectionStates: new Map() });
}
