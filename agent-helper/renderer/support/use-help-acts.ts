import type { Refusal } from '#domain/kernel/result.ts';
import { useState } from 'react';
import { useHelper } from '../app/helper.ts';
import { refusalIn, refusalOf } from '../look/refusals.ts';

export interface HelpActs {
  readonly request: () => Promise<void>;
  /** Listens for somebody in this network (S10). */
  readonly offerOverLan: () => Promise<void>;
  readonly withdrawFromLan: () => Promise<void>;
  /** Also a no to somebody of the desk who asks; a yes is said in the window of the question alone. */
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

  async function acting(act: () => ReturnType<typeof ask<'help.request' | 'help.end' | 'lan.offer'>>): Promise<void> {
    setIsAsking(true);
    setRefusal(null);
    try {
      const done = await act();
      if (!done.ok) setRefusal(refusalIn(done.refusal));
    } catch (error) {
      setRefusal(refusalOf(error));
    }
    setIsAsking(false);
  }

  return {
    request: () => acting(() => ask('help.request', {})),
    offerOverLan: () => acting(() => ask('lan.offer', {})),
    withdrawFromLan: async () => void (await ask('lan.withdraw', {})),
    end: () => acting(() => ask('help.end', {})),
    dismiss: async () => void (await ask('help.dismiss', {})),
    isAsking,
    refusal,
  };
}
