import type { Refusal } from '#domain/kernel/result.ts';
import type { TicketNumber } from '#domain/incident/incident.record.ts';
import { deviceId, personId } from '#domain/kernel/fields.ts';
import { useEffect, useRef, useState } from 'react';
import { useSearchParams } from 'wouter';
import { useDesk, useDirectory, useMe } from '../app/desk-context.ts';
import { useDraft } from '../app/drafts.ts';
import type { PersonMatch } from '../workforce/person-match.ts';
import type { CallDraft } from './incident-form-draft.ts';
import { draftOfText, emptyCallDraft, textOfDraft } from './incident-form-draft.ts';
import type { CallGap, LoggedCall } from './incident-form-log.ts';
import { gapsOf, logCall, logInputOf, teamOf } from './incident-form-log.ts';

/** A call that was logged, as the panel after it shows it. */
export interface Logged extends LoggedCall {
  readonly summary: string;
  /** From the first key to the log, in milliseconds. */
  readonly tookMs: number;
}

/** One call from the first key to the number that is read out. What is typed is on disk before the next key. */
export function useCallForm() {
  const desk = useDesk();
  const me = useMe();
  const { teams } = useDirectory();
  const { text, write } = useDraft('call');
  const [draft, setDraft] = useState(() => draftOfText(text));
  const [gaps, setGaps] = useState<readonly CallGap[]>([]);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [logged, setLogged] = useState<Logged | null>(null);
  const begunAtMs = useRef<number | null>(null);
  const isLogging = useRef(false);
  /** Taken for a call that was then refused: the next attempt uses it, so that no number is lost. */
  const spareNumber = useRef<TicketNumber | null>(null);

  useEffect(() => write(textOfDraft(draft)), [write, draft]);

  function change(wanted: Partial<CallDraft>): void {
    begunAtMs.current ??= desk.nowMs();
    setDraft((current) => ({ ...current, ...wanted }));
    setGaps([]);
  }

  function choose({ person, device }: PersonMatch): void {
    change({ requester: person.id, device: device?.id ?? null, caller: '' });
  }

  async function log(): Promise<readonly CallGap[]> {
    const missing = gapsOf(draft);
    setGaps(missing);
    if (missing.length > 0 || isLogging.current) return missing;
    isLogging.current = true;
    spareNumber.current ??= await desk.takeTicketNumber();
    const input = logInputOf(draft, me, teamOf(me, teams), spareNumber.current);
    const outcome = input === null ? null : await logCall(desk, input);
    isLogging.current = false;
    if (outcome === null) return missing;
    if (!outcome.ok) {
      setRefusal(outcome.refusal);
      return [];
    }
    spareNumber.current = null;
    setLogged({ ...outcome.value, summary: draft.summary, tookMs: desk.nowMs() - (begunAtMs.current ?? desk.nowMs()) });
    write('');
    return [];
  }

  /** An empty form for the next call. Gives back what was there, for undoing. */
  function begin(next: CallDraft = emptyCallDraft): CallDraft {
    begunAtMs.current = null;
    setDraft(next);
    setGaps([]);
    setRefusal(null);
    setLogged(null);
    return draft;
  }

  return { draft, gaps, refusal, logged, change, choose, log, begin };
}

export type CallForm = ReturnType<typeof useCallForm>;

/** Takes caller and device from the address, as links of other screens name them, and tidies the address up. */
export function useCallerFromAddress({ change }: Pick<CallForm, 'change'>): void {
  const [params, setParams] = useSearchParams();
  const requester = personId.safeParse(params.get('requester'));
  const device = deviceId.safeParse(params.get('device'));
  useEffect(() => {
    if (!requester.success && !device.success) return;
    setParams({}, { replace: true });
    change({
      ...(requester.success ? { requester: requester.data, caller: '' } : {}),
      device: device.success ? device.data : null,
    });
  });
}
