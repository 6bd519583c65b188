import type { DevToolsSession } from '../cdp/devtools-client.ts';
import type { ToPage } from '../page/page-messages.ts';

/** Messages into the preload world of one page. */
export interface PageChannel {
  /** Whether there is a document whose preload could hear. */
  readonly isOpen: boolean;
  /** The preload world's context, for code that is run there. */
  readonly contextId: number | null;
  /** Another one for every document, so that no answer reaches a later document than the one that asked. */
  readonly document: object | null;
  /** Sends in order; what is sent while no document listens is lost, as in Electron. */
  post(message: ToPage): void;
  open(contextId: number): void;
  close(): void;
}

interface ChannelParts {
  readonly session: DevToolsSession;
  /** Name of the function in the preload world that takes the messages. */
  readonly inbox: string;
  /** Called when the page does not take what was sent, and again when it does. */
  readonly onResponsive: (isResponsive: boolean) => void;
}

/** Electron calls a page unresponsive when it has left something unanswered for that long. */
const LONGEST_ANSWER_MS = 30_000;

/**
 * One delivery is under way at a time; what is posted meanwhile goes together with the next. That keeps the order, and
 * makes many small messages few large ones as soon as they come faster than they can be delivered.
 */
export function createPageChannel({ session, inbox, onResponsive }: ChannelParts): PageChannel {
  let contextId: number | null = null;
  let document: object | null = null;
  let waiting: ToPage[] = [];
  /** The one under way. A document that goes away ends it. */
  const deliveries: { current: object | null } = { current: null };

  async function deliver(executionContextId: number): Promise<void> {
    const mine = {};
    deliveries.current = mine;
    const hasMore = () => waiting.length > 0 && deliveries.current === mine;
    while (hasMore()) {
      const messages = waiting;
      waiting = [];
      const overdue = watchAnswer(onResponsive);
      try {
        await session.send('Runtime.callFunctionOn', {
          executionContextId,
          functionDeclaration: `function (messages) { globalThis[${JSON.stringify(inbox)}](messages); }`,
          arguments: [{ value: messages }],
          silent: true,
        });
      } catch {
        // The document went away while the messages were on their way; a message to a closed window is lost as well.
      } finally {
        overdue.answered();
      }
    }
    if (deliveries.current === mine) deliveries.current = null;
  }

  return {
    get isOpen() {
      return contextId !== null;
    },
    get contextId() {
      return contextId;
    },
    get document() {
      return document;
    },
    post: (message) => {
      if (contextId === null) return;
      waiting.push(message);
      if (deliveries.current !== null) return;
      deliveries.current = {};
      const context = contextId;
      // What is sent in one go arrives in one go.
      queueMicrotask(() => void deliver(context));
    },
    open: (id) => {
      contextId = id;
      document = {};
    },
    close: () => {
      contextId = null;
      document = null;
      waiting = [];
      deliveries.current = null;
    },
  };
}

function watchAnswer(onResponsive: (isResponsive: boolean) => void): { readonly answered: () => void } {
  let isOverdue = false;
  const timer = setTimeout(() => {
    isOverdue = true;
    onResponsive(false);
  }, LONGEST_ANSWER_MS);
  timer.unref();
  return {
    answered: () => {
      clearTimeout(timer);
      if (isOverdue) onResponsive(true);
    },
  };
}
