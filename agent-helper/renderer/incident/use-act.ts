import type { TicketAct } from '#contracts/helper-core.ts';
import type { Refusal } from '#domain/kernel/result.ts';
import { useState } from 'react';
import { useHelper } from '../app/helper.ts';
import { refusalIn, refusalOf } from '../look/refusals.ts';

export interface ActOnTicket {
  /** True once it is kept on this computer; from then on it is on its way. */
  readonly act: (wanted: TicketAct) => Promise<boolean>;
  readonly refusal: Refusal | null;
}

export function useAct(): ActOnTicket {
  const { ask } = useHelper();
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  async function act(wanted: TicketAct): Promise<boolean> {
    try {
      const answer = await ask('ticket.act', wanted);
      setRefusal(answer.ok ? null : refusalIn(answer.refusal));
      return answer.ok;
    } catch (error) {
      setRefusal(refusalOf(error));
      return false;
    }
  }
  return { act, refusal };
}
