import { setImmediate as nextTurn } from 'node:timers/promises';

/** What is asked together and answered one by one. */
export interface GroupCommitPorts<Asked, Answer> {
  /** How many groups may be under way at once. */
  readonly lanes: number;
  /** A group takes in asks up to this weight; the first always fits. */
  readonly mostWeight: number;
  readonly weightOf: (asked: Asked) => number;
  /** All of them in one transaction: all answered in their order, or all undone. */
  readonly together: (asked: readonly Asked[]) => Promise<readonly Answer[]>;
}

interface Waiting<Asked, Answer> {
  readonly asked: Asked;
  readonly answer: PromiseWithResolvers<Answer>;
}

/**
 * Lets asks that come while others are under way share one transaction: the disk is waited for once for all of them.
 * A group that fails is undone and its asks are tried one by one, so that only the one whose fault it was hears of it.
 */
export function createGroupCommit<Asked, Answer>(ports: GroupCommitPorts<Asked, Answer>) {
  const waiting: Waiting<Asked, Answer>[] = [];
  let running = 0;

  function nextGroup(): readonly Waiting<Asked, Answer>[] {
    let weight = 0;
    const fitting = waiting.findIndex(({ asked }, index) => {
      weight += ports.weightOf(asked);
      return index > 0 && weight > ports.mostWeight;
    });
    return waiting.splice(0, fitting === -1 ? waiting.length : fitting);
  }

  async function runLane(): Promise<void> {
    running += 1;
    while (waiting.length > 0) {
      // Who has asked at the same moment is heard first.
      await nextTurn();
      await answerGroup(ports, nextGroup());
    }
    running -= 1;
  }

  return (asked: Asked): Promise<Answer> => {
    const answer = Promise.withResolvers<Answer>();
    waiting.push({ asked, answer });
    if (running < ports.lanes) void runLane();
    return answer.promise;
  };
}

async function answerGroup<Asked, Answer>(
  ports: Pick<GroupCommitPorts<Asked, Answer>, 'together'>,
  group: readonly Waiting<Asked, Answer>[],
): Promise<void> {
  try {
    const answers = await ports.together(group.map(({ asked }) => asked));
    for (const [index, { answer }] of group.entries()) answer.resolve(answers[index]!);
  } catch (error) {
    const [only, ...others] = group;
    if (others.length === 0) return only?.answer.reject(error);
    for (const one of group) await answerGroup(ports, [one]);
  }
  return undefined;
}
