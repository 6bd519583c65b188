import type { BridgeValues, Packed } from './bridge-values.ts';
import { createBridgeValues } from './bridge-values.ts';
import { addListener, detailOf, dispatch, PlainCustomEvent, PlainError, stopEvent } from './intrinsics.ts';

export type World = 'page' | 'preload';

/** What a world may ask of the other. */
export type LinkRequest =
  | { readonly op: 'call'; readonly id: number; readonly args: Packed }
  | { readonly op: 'settle'; readonly id: number; readonly isFulfilled: boolean; readonly value: Packed }
  | { readonly op: 'expose'; readonly key: string; readonly api: Packed }
  /** `window.open`: whatever comes of it, the page gets no handle. */
  | { readonly op: 'open'; readonly url: string; readonly frameName: string; readonly features: string }
  /** A question for the main process: may the page use this? */
  | { readonly op: 'question'; readonly subject: string; readonly details: Packed };

type LinkAnswer = { readonly returned: Packed } | { readonly thrown: Packed };

export interface WorldLink extends BridgeValues {
  /** @returns What the other world answers, unpacked; throws what it throws. */
  ask(request: LinkRequest): unknown;
}

interface LinkEnds {
  /** The window both worlds share. */
  readonly target: EventTarget;
  /** A name no page can guess; events of that name are the channel. */
  readonly secret: string;
  readonly me: World;
}

/**
 * Joins two JavaScript worlds of one document. They share the DOM but no objects, so they speak in events: dispatching
 * is synchronous, and Chromium copies an event's detail when the other world reads it.
 *
 * @param answer Answers what is neither a call nor a settled promise.
 */
export function openWorldLink(
  { target, secret, me }: LinkEnds,
  answer: (request: LinkRequest, values: BridgeValues) => unknown,
): WorldLink {
  const other: World = me === 'page' ? 'preload' : 'page';
  const answers: { top: LinkAnswer | null } = { top: null };

  const ask = (request: LinkRequest): unknown => {
    answers.top = null;
    dispatch(target, new PlainCustomEvent(`${secret}-to-${other}`, { detail: request }));
    // An answer that belongs to a question asked meanwhile has been taken by then: every question ends in its own reply.
    const reply = answers.top as LinkAnswer | null;
    answers.top = null;
    if (reply === null) throw new PlainError('The other world of this document does not answer.');
    if ('thrown' in reply) throw values.unpack(reply.thrown);
    return values.unpack(reply.returned);
  };

  const values = createBridgeValues({
    call: (id, args) => ask({ op: 'call', id, args }),
    settle: (id, isFulfilled, value) => void ask({ op: 'settle', id, isFulfilled, value }),
  });

  const replyTo = (request: LinkRequest): LinkAnswer => {
    try {
      if (request.op === 'call') return { returned: values.pack(values.callOwn(request.id, request.args)) };
      if (request.op === 'settle') values.settleOwn(request.id, request.isFulfilled, request.value);
      return { returned: values.pack(request.op === 'settle' ? undefined : answer(request, values)) };
    } catch (error) {
      return { thrown: values.pack(error) };
    }
  };

  addListener(
    target,
    `${secret}-to-${me}`,
    (event: Event) => {
      stopEvent(event);
      const reply = replyTo(detailOf(event) as LinkRequest);
      dispatch(target, new PlainCustomEvent(`${secret}-reply-to-${other}`, { detail: reply }));
    },
    true,
  );
  addListener(
    target,
    `${secret}-reply-to-${me}`,
    (event: Event) => {
      stopEvent(event);
      answers.top = detailOf(event) as LinkAnswer;
    },
    true,
  );
  return { ...values, ask };
}
