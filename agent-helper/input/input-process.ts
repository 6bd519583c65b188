import type { InputToMain } from '#contracts/helper-input.ts';
import { mainToInput } from '#contracts/helper-input.ts';
import type { Injector } from './inject-input.ts';
import { createInjector } from './inject-input.ts';
import type { InputPort, OpenInput } from './input-port.ts';

export interface InputProcessPorts {
  readonly open: OpenInput;
  readonly send: (message: InputToMain) => void;
  readonly end: (exitCode: number) => void;
  readonly nowMs: () => number;
  readonly later: (act: () => void, delayMs: number) => void;
}

export interface InputProcess {
  /** Everything that the main process says. What is no message ends the process: something is wrong with who sent it. */
  readonly take: (raw: unknown) => void;
}

/** The person's hand is told no more often than this. */
const TELL_EVERY_MS = 100;

/** The process that moves mouse and keys, as far as it is not the system's. Ends itself when the display is gone. */
export function runInputProcess({ open, send, end, nowMs, later }: InputProcessPorts): InputProcess {
  let port: InputPort | null = null;
  let injector: Injector | null = null;
  let toldAtMs = -Infinity;
  let isToBeTold = false;
  let isEnding = false;

  function seeLocalInput(): void {
    injector?.seeLocalInput();
    if (isToBeTold) return;
    const leftMs = toldAtMs + TELL_EVERY_MS - nowMs();
    if (leftMs <= 0) return tellOfHand();
    // The last one as well: else the agent would be told to go on while what they do is still dropped here.
    isToBeTold = true;
    later(tellOfHand, leftMs);
  }

  function tellOfHand(): void {
    isToBeTold = false;
    toldAtMs = nowMs();
    send({ kind: 'local-input' });
  }

  /** Ends when the system has let go of everything; also of what an ended process has left down, if this one was just opening. */
  async function finish(exitCode: number): Promise<void> {
    if (isEnding) return;
    isEnding = true;
    injector?.release();
    await opening;
    await port?.close();
    end(exitCode);
  }

  async function start(): Promise<void> {
    const opened = await open({
      onLocalInput: seeLocalInput,
      onPanic: () => {
        injector?.release();
        send({ kind: 'panic' });
      },
      onLost: (reason) => {
        injector = null;
        send({ kind: 'open', reason });
      },
      onFault: (code) => send({ kind: 'fault', code }),
    });
    if (opened.isOpen) {
      port = opened.port;
      injector = createInjector({ port, nowMs, onFault: (code) => send({ kind: 'fault', code }) });
    }
    send({ kind: 'open', reason: opened.isOpen ? null : opened.reason });
  }

  const opening = start().catch(() => {
    send({ kind: 'fault', code: 'input.not-opened' });
    void finish(1);
  });

  return {
    take: (raw) => {
      if (isEnding) return;
      const message = mainToInput.safeParse(raw);
      if (!message.success) void finish(1);
      else if (message.data.kind === 'stop') void finish(0);
      else injector?.take(message.data.order);
    },
  };
}
