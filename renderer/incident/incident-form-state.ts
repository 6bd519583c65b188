import type { TicketNumber } from '#domain/incident/incident.record.ts';
import type { Attachment } from '#domain/kernel/attachment.ts';
import { deviceId, personId } from '#domain/kernel/fields.ts';
import type { Refusal } from '#domain/kernel/result.ts';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useSearchParams } from 'wouter';
import { useDesk, useDirectory, useMe } from '../app/desk-context.ts';
import { useFormDraft } from '../app/drafts.ts';
import type { CallDraft, KeptCall } from './incident-form-draft.ts';
import { callOfText, emptyCallDraft, textOfCall } from './incident-form-draft.ts';
import { useCallFiles } from './incident-form-files.ts';
import type { CallGap, LoggedCall } from './incident-form-log.ts';
import { gapsOf, logCall, logInputOf, teamOf } from './incident-form-log.ts';

/** A call that was logged, as the panel after it shows it. */
export interface Logged extends LoggedCall {
  readonly summary: string;
  /** From the first key to the log, in milliseconds. */
  readonly tookMs: number;
  /** Why its files did not go with it; they are still with the form. */
  readonly filesRefused: Refusal | null;
}

/** A call as it stands in the form. */
export interface BegunCall extends KeptCall {
  readonly files: readonly Attachment[];
}

const nothingBegun: BegunCall = { caller: '', draft: emptyCallDraft, files: [] };
const noGaps: readonly CallGap[] = [];

/**
 * One call from the first key to the number that is read out. What is typed is on disk before the next key.
 *
 * What stands in "Who is calling?" is kept apart from the rest, so that looking for somebody draws nothing else anew.
 */
export function useCallForm() {
  const desk = useDesk();
  const inStore = useFormDraft('call');
  const { text, write } = inStore;
  const [kept] = useState(() => callOfText(text));
  const [caller, setCaller] = useState(kept.caller);
  const [draft, setDraft] = useState(kept.draft);
  const [gaps, setGaps] = useState(noGaps);
  const [logged, setLogged] = useState<Logged | null>(null);
  /** Counts the calls of this form: what is still being read for one is not put into the next. */
  const [serial, setSerial] = useState(1);
  const begunAtMs = useRef<number | null>(null);
  const { refusal, setRefusal, send } = useSending();
  const attached = useCallFiles();

  useEffect(() => write(textOfCall({ caller, draft })), [write, caller, draft]);

  const typeCaller = useCallback(
    (typed: string) => {
      begunAtMs.current ??= desk.nowMs();
      setCaller(typed);
      setGaps(noGaps);
    },
    [desk],
  );
  const change = useCallback(
    (wanted: Partial<CallDraft>) => {
      begunAtMs.current ??= desk.nowMs();
      setDraft((current) => ({ ...current, ...wanted }));
      if (wanted.requester !== undefined) setCaller('');
      setGaps(noGaps);
    },
    [desk],
  );

  /** Gives back what is still missing; nothing when the call was logged or refused. */
  async function log(): Promise<readonly CallGap[]> {
    // A file that is still being read would be left behind.
    if (attached.adding > 0) return noGaps;
    const missing = gapsOf(draft);
    setGaps(missing);
    const sent = missing.length === 0 ? await send(draft) : null;
    if (sent === null) return missing;
    const nowMs = desk.nowMs();
    const tookMs = nowMs - (begunAtMs.current ?? nowMs);
    const filesRefused = await attached.attachTo(sent.id);
    setLogged({ ...sent, summary: draft.summary, tookMs, filesRefused });
    write('');
    return noGaps;
  }

  /** An empty form for the next call, or the one handed in. Gives back what was there, for undoing. */
  function begin(next: BegunCall = nothingBegun): BegunCall {
    begunAtMs.current = null;
    setSerial((before) => before + 1);
    setCaller(next.caller);
    setDraft(next.draft);
    setGaps(noGaps);
    setRefusal(null);
    setLogged(null);
    // What could not be attached to the call before waits here for another.
    const files = logged === null ? attached.swap(next.files) : attached.files;
    return { caller, draft, files };
  }

  return { serial, inStore, caller, draft, attached, gaps, refusal, logged, typeCaller, change, log, begin };
}

export type CallForm = ReturnType<typeof useCallForm>;

/** Sends a finished draft, one at a time. */
function useSending() {
  const desk = useDesk();
  const me = useMe();
  const { teams } = useDirectory();
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const isSending = useRef(false);
  /** Taken for a call that was then refused: the next attempt uses it, so that no number is lost. */
  const spareNumber = useRef<TicketNumber | null>(null);

  /** `null` when it was refused, or while another is on its way. */
  async function send(draft: CallDraft): Promise<LoggedCall | null> {
    if (isSending.current) return null;
    isSending.current = true;
    try {
      spareNumber.current ??= await desk.takeTicketNumber();
      const input = logInputOf(draft, me, teamOf(me, teams), spareNumber.current);
      const outcome = input === null ? null : await logCall(desk, input);
      if (outcome === null) return null;
      setRefusal(outcome.ok ? null : outcome.refusal);
      if (!outcome.ok) return null;
      spareNumber.current = null;
      return outcome.value;
    } finally {
      isSending.current = false;
    }
  }

  return { refusal, setRefusal, send };
}

/** Takes caller and device from the address, as links of other screens name them, and tidies the address up. */
export function useCallerFromAddress({ change }: Pick<CallForm, 'change'>): void {
  const [params, setParams] = useSearchParams();
  const requester = personId.safeParse(params.get('requester'));
  const device = deviceId.safeParse(params.get('device'));
  useEffect(() => {
    if (!requester.success && !device.success) return;
    setParams({}, { replace: true });
    change({
      ...(requester.success ? { requester: requester.data } : {}),
      device: device.success ? device.data : null,
    });
  });
}
