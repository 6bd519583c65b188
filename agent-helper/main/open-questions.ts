import { Fault } from '#contracts/fault.ts';
import type { PortReply } from '#contracts/helper-core.ts';

/** What one process has asked another and has no answer to yet. */
export interface OpenQuestions {
  /** @param send Sends the question under its number. */
  readonly ask: (send: (id: number) => void) => Promise<unknown>;
  readonly settle: (id: number, reply: PortReply) => void;
  /** Nobody is left to answer. */
  readonly giveUp: (code: string) => void;
}

export function createOpenQuestions(): OpenQuestions {
  const open = new Map<number, PromiseWithResolvers<unknown>>();
  let serial = 0;

  function settle(id: number, reply: PortReply): void {
    const question = open.get(id);
    open.delete(id);
    if (reply.ok) question?.resolve(reply.value);
    else question?.reject(new Fault(reply.code, 'The other process did not do it.'));
  }

  return {
    ask: (send) => {
      const question = Promise.withResolvers<unknown>();
      open.set((serial += 1), question);
      send(serial);
      return question.promise;
    },
    settle,
    giveUp: (code) => {
      for (const id of open.keys()) settle(id, { ok: false, code });
    },
  };
}
