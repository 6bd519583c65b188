import type { UpdateAnswer, UpdateAnswered } from '#contracts/update-state.ts';
import type { Refusal } from '#domain/kernel/result.ts';
import { useState } from 'react';
import { useHelper } from '../app/helper.ts';
import { refusalOf } from '../look/refusals.ts';

export interface UpdateAnswering {
  readonly answer: (answer: UpdateAnswer) => Promise<void>;
  /** What stood in the way of the last answer. */
  readonly held: UpdateAnswered['held'];
  readonly refusal: Refusal | null;
}

/** Says what is to be done with an update that lies ready. */
export function useUpdateAnswer(): UpdateAnswering {
  const { ask } = useHelper();
  const [held, setHeld] = useState<UpdateAnswered['held']>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  return {
    held,
    refusal,
    answer: async (answer) => {
      try {
        setHeld((await ask('update.answer', { answer })).held);
        setRefusal(null);
      } catch (error) {
        setRefusal(refusalOf(error));
      }
    },
  };
}
