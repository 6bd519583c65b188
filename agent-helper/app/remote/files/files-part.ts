import type { FileNews, FileOrder } from '#contracts/helper-exchange.ts';
import type { ActFromConsole, Ctl } from '#contracts/remote-session/session-messages.ts';
import type { Capability } from '#domain/remote-control/effective-right.rules.ts';
import type { PartPorts, PartStanding, SessionPart } from '#platform/any/live-help/session-part.ts';
import type { ExchangeBoard, NewFile } from './exchange-board.ts';
import { IncomingFiles } from './incoming-files.ts';
import type { OutgoingFiles } from './outgoing-files.ts';
import { createOutgoingFiles } from './outgoing-files.ts';

export interface FilesPartPorts {
  readonly partsFolder: string;
  readonly folder: () => string;
  readonly board: Pick<ExchangeBoard, 'file'>;
  /** The person chooses, in their system's own dialog; `null`: they closed it. */
  readonly chooseFiles: (agentName: string) => Promise<readonly string[] | null>;
  readonly onEnded: () => void;
  readonly reportFault: (error: unknown) => void;
}

type Choosing = Extract<Ctl<'helper'>, { kind: 'files.choosing' }>['state'];

/** So many at a time. */
const MOST_CHOSEN = 50;

/** Files over one link, both ways. What the page that carries them asks is answered by `incoming` and `outgoing`. */
export class FilesPart implements SessionPart {
  readonly incoming: IncomingFiles;
  readonly outgoing: OutgoingFiles;
  readonly #system: FilesPartPorts;
  readonly #ports: PartPorts;
  #standing: PartStanding | null = null;
  #isChoosing = false;

  constructor(system: FilesPartPorts, ports: PartPorts) {
    this.#system = system;
    this.#ports = ports;
    const { partsFolder, folder, reportFault } = system;
    this.incoming = new IncomingFiles({
      partsFolder,
      folder,
      reportFault,
      board: (offer, cancel) => this.#board('in', offer, cancel),
      cancel: (transfer) => this.#order({ kind: 'cancel', direction: 'in', number: transfer }),
      onKept: (file) => this.#note('in', file),
      onUse: () => ports.noteUse('file-in'),
      // One that is on its way goes on while the person hides the screen; none begins.
      mayBegin: () => this.#isLive('file-in') && this.#standing?.isHeldBack === false,
      mayGoOn: () => this.#isLive('file-in'),
    });
    this.outgoing = createOutgoingFiles({
      reportFault,
      order: (order) => this.#order(order),
      board: (file, cancel) => this.#board('out', file, cancel),
      onKept: (file) => this.#note('out', file),
      onUse: () => ports.noteUse('file-out'),
      mayGo: () => this.#isLive('file-out'),
    });
  }

  tell({ direction, number, news }: FileNews): void {
    const files = direction === 'in' ? this.incoming : this.outgoing;
    if (news.kind === 'moved') files.moved(number, news.bytes);
    else files.ended(number, news.how);
  }

  hear(message: ActFromConsole): void {
    if (message.kind === 'files.wanted') void this.#choose();
  }

  update(standing: PartStanding): void {
    const wasControlled = this.#standing?.live.has('control') ?? null;
    this.#standing = standing;
    const isControlGranted = standing.live.has('control');
    if (isControlGranted !== wasControlled) this.#order({ kind: 'pace', isControlGranted });
    if (!this.#isLive('file-in')) this.incoming.stop();
    if (!this.#isLive('file-out')) this.outgoing.stop();
  }

  async end(): Promise<void> {
    this.#standing = null;
    await Promise.all([this.incoming.close(), this.outgoing.close()]);
    this.#system.onEnded();
  }

  async #choose(): Promise<void> {
    if (this.#isChoosing) return;
    const whyNot = this.#standing?.isHeldBack === true ? 'withheld' : this.#whyNoneGoes();
    if (whyNot !== null) {
      this.#say(whyNot);
      return;
    }
    this.#isChoosing = true;
    this.#say('open');
    try {
      this.#say(await this.#chosenAndSent());
    } catch (error) {
      this.#system.reportFault(error);
      this.#say('unreadable');
    } finally {
      this.#isChoosing = false;
    }
  }

  async #chosenAndSent(): Promise<Choosing> {
    const paths = await this.#system.chooseFiles(this.#ports.help.agentName);
    if (paths === null || paths.length === 0) return 'cancelled';
    const whyNot = this.#whyNoneGoes();
    if (whyNot !== null) return whyNot;
    const sent = await this.outgoing.send(paths.slice(0, MOST_CHOSEN));
    return sent === 0 ? 'unreadable' : 'chosen';
  }

  /** A hand that is not the person's could choose for them, before the dialog opens as while it stands. */
  #whyNoneGoes(): 'withheld' | 'hand-there' | null {
    if (!this.#isLive('file-out')) return 'withheld';
    return this.#standing?.live.has('control') === true ? 'hand-there' : null;
  }

  #isLive(capability: Capability): boolean {
    return this.#standing?.isTrusted === true && this.#standing.live.has(capability);
  }

  #board(direction: 'in' | 'out', { name, sizeBytes, sha256 }: Omit<NewFile, 'direction'>, cancel: () => void) {
    return this.#system.board.file({ direction, name, sizeBytes, sha256 }, cancel);
  }

  #note(direction: 'in' | 'out', { name, sizeBytes, sha256 }: Omit<NewFile, 'direction'>): void {
    const actor = direction === 'in' ? this.#ports.help.agent : 'user';
    this.#ports.note({ actor, type: 'file', data: { direction, name, sizeBytes, sha256 } });
  }

  #say(state: Choosing): void {
    this.#ports.say({ kind: 'files.choosing', state });
  }

  #order(order: FileOrder): void {
    this.#ports.order({ kind: 'file', order });
  }
}
