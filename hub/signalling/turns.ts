/** Work of several queues: one after the other in each, side by side between them. */
export interface Turns<Queue> {
  /** Does it when what was taken before in this queue is done. What breaks is reported, and the next goes on. */
  readonly take: (queue: Queue, work: () => Promise<void>) => void;
  /** Resolves when nothing is under way. */
  readonly done: () => Promise<void>;
}

export function createTurns<Queue>(reportFault: (error: unknown) => void): Turns<Queue> {
  const last = new Map<Queue, Promise<void>>();
  return {
    take: (queue, work) => {
      const turn = (last.get(queue) ?? Promise.resolve())
        .then(work)
        .catch(reportFault)
        .finally(() => {
          if (last.get(queue) === turn) last.delete(queue);
        });
      last.set(queue, turn);
    },
    done: async () => {
      while (last.size > 0) await Promise.all(last.values());
    },
  };
}
