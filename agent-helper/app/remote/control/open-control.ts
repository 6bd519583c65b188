import type { NoInputReason } from '#contracts/remote-session/input-messages.ts';
import type { AppLog } from '#platform/electron/app-log.ts';
import type { ChildProcess } from '#platform/electron/kept-process.ts';
import type { RemoteInput } from '../../remote-input.ts';
import { createRemoteInput } from '../../remote-input.ts';
import type { PartKind } from '#platform/any/live-help/session-part.ts';
import type { ControlledComputer, ControlPart } from './control-part.ts';
import { openControlPart } from './control-part.ts';

export interface ControlPorts extends Omit<ControlledComputer, 'inject' | 'noInput'> {
  /** Forks the process that injects. */
  readonly fork: () => ChildProcess;
  readonly log: AppLog;
  readonly nowMs: () => number;
  /** What can be offered may be something else now. */
  readonly onChanged: () => void;
  /** The person pressed the keys that end every session. */
  readonly onPanic: () => void;
}

/** Mouse and keyboard of this computer, while somebody is joined. */
export interface Control extends PartKind {
  /** Somebody is joined: what injects is opened, and the person's own hand and the panic key are watched from then on. */
  readonly begin: () => void;
  /** Everything is let go of. */
  readonly end: () => Promise<void>;
  /** Whether the panic key is heard where the system gives it to nobody. */
  readonly hearsPanicKey: () => boolean;
}

export function createControl(ports: ControlPorts): Control {
  const parts = new Set<ControlPart>();
  let input: RemoteInput | null = null;
  let noInput: NoInputReason | 'opening' | null = 'opening';
  let ended = Promise.resolve();

  function changed(reason: NoInputReason | null): void {
    noInput = reason;
    for (const part of parts) part.renew();
    ports.onChanged();
  }

  function begin(): void {
    if (input !== null) return;
    input = createRemoteInput({
      fork: ports.fork,
      log: ports.log,
      nowMs: ports.nowMs,
      onOpen: changed,
      onLocalInput: () => {
        for (const part of parts) part.seeLocalInput();
      },
      onPanic: ports.onPanic,
    });
    input.start();
  }

  async function end(): Promise<void> {
    const ending = input;
    input = null;
    noInput = 'opening';
    if (ending !== null) ended = ending.stop();
    // Also for whoever asks while somebody else's asking is under way: the helper may end only then.
    await ended;
  }

  return {
    begin,
    end,
    offered: () => (noInput === null ? ['control'] : []),
    hearsPanicKey: () => noInput === null,
    openPart: (partPorts) => {
      const part = openControlPart(partPorts, {
        ...ports,
        inject: (order) => input?.inject(order),
        noInput: () => noInput,
      });
      parts.add(part);
      const { hear, update } = part;
      return {
        hear,
        update,
        end: async () => {
          parts.delete(part);
          await part.end();
        },
      };
    },
  };
}
