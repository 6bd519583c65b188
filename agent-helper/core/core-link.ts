import type { z } from 'zod';
import type { CoreAsk, CoreToMain, PortReply } from '#contracts/helper-core.ts';
import { mainToCore } from '#contracts/helper-core.ts';
import type { SignalAct } from '#contracts/remote-session/carried-signal.ts';
import { Fault } from '#contracts/fault.ts';
import { createOpenQuestions } from '../main/open-questions.ts';
import type { StartCaged } from '../main/inventory/start-caged.ts';
import { createRemoteCages } from './remote-cages.ts';

export interface CoreLinkPorts {
  readonly send: (message: CoreToMain) => void;
  /** Answers what pages ask; throws a `Fault` with a code where that cannot be. */
  readonly answer: (request: string, input: unknown) => Promise<unknown>;
  readonly onSignal: (act: SignalAct) => void;
  readonly onWake: () => void;
  readonly onStop: () => void;
  readonly reportFault: (error: unknown) => void;
}

/** The core's way to the main process, and what that does for it. */
export interface CoreLink {
  /** To be called with everything that the main process says. */
  readonly take: (message: unknown) => void;
  readonly ask: (ask: CoreAsk) => Promise<unknown>;
  readonly startCaged: StartCaged;
}

export function createCoreLink(ports: CoreLinkPorts): CoreLink {
  const { send } = ports;
  const cages = createRemoteCages(send);
  const questions = createOpenQuestions();

  async function answer(id: number, request: string, input: unknown): Promise<void> {
    send({ kind: 'answer', id, reply: await replyTo(ports, request, input) });
  }

  function take(raw: unknown): void {
    const message: z.output<typeof mainToCore> = mainToCore.parse(raw);
    switch (message.kind) {
      case 'ask':
        return void answer(message.id, message.request, message.input);
      case 'answer':
        return questions.settle(message.id, message.reply);
      case 'cage.wrote':
      case 'cage.ended':
        return cages.take(message);
      case 'signal':
        return ports.onSignal(message.act);
      case 'wake':
        return ports.onWake();
      case 'stop':
        return ports.onStop();
      default:
        return message satisfies never;
    }
  }

  return {
    take,
    startCaged: cages.start,
    ask: (ask) => questions.ask((id) => send({ kind: 'ask', id, ask })),
  };
}

/** The border to the pages: what broke is reported here, and answered by its code. */
async function replyTo({ answer, reportFault }: CoreLinkPorts, request: string, input: unknown): Promise<PortReply> {
  try {
    return { ok: true, value: await answer(request, input) };
  } catch (error) {
    reportFault(error);
    return { ok: false, code: error instanceof Fault ? error.code : 'core.fault' };
  }
}
