import type { Refusal } from '#domain/kernel/result.ts';
import { useState } from 'react';
import { useHelper } from '../app/helper.ts';
import { refusalIn, refusalOf } from '../look/refusals.ts';

export interface HelpActs {
  readonly request: () => Promise<void>;
  readonly end: () => Promise<void>;
  readonly dismiss: () => Promise<void>;
  readonly isAsking: boolean;
  /** Why the last of them was not done. */
  readonly refusal: Refusal | null;
}

/** What can be done about help by a code. How it then stands is told by the helper's state. */
export function useHelpActs(): HelpActs {
  const { ask } = useHelper();
  const [isAsking, setIsAsking] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  async function acting(request: 'help.request' | 'help.end'): Promise<void> {
    setIsAsking(true);
    setRefusal(null);
    try {
      const done = await ask(request, {});
      if (!done.ok) setRefusal(refusalIn(done.refusal));
    } catch (error) {
      setRefusal(refusalOf(error));
    }
    setIsAsking(false);
  }

  return {
    request: () => acting('help.request'),
    end: () => acting('help.end'),
    dismiss: async () => void (await ask('help.dismiss', {})),
    isAsking,
    refusal,
  };
}
