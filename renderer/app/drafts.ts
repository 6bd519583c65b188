import { useCallback, useState } from 'react';
import { useMe } from './desk-context.ts';

const PREFIX = 'deskbell.draft:';

/** Text that was typed and not yet sent, kept in the browser: it survives a reload, a crash, an empty battery. */
export interface Draft {
  readonly text: string;
  readonly write: (text: string) => void;
  readonly clear: () => void;
}

/**
 * The draft for one purpose, such as `reply:incident:019a…`. Kept apart for each agent, so that colleagues who share
 * a device do not find each other's words.
 */
export function useDraft(purpose: string): Draft {
  const key = `${PREFIX}${useMe().id}:${purpose}`;
  const [known, setKnown] = useState({ key, text: localStorage.getItem(key) ?? '' });
  // Another purpose has another text, and nobody may see the one before in its place even for a frame.
  if (known.key !== key) setKnown({ key, text: localStorage.getItem(key) ?? '' });

  const write = useCallback(
    (text: string) => {
      setKnown({ key, text });
      if (text === '') localStorage.removeItem(key);
      else localStorage.setItem(key, text);
    },
    [key],
  );
  const clear = useCallback(() => write(''), [write]);
  return { text: known.key === key ? known.text : '', write, clear };
}

/** What an agent has begun to write on this device, drafts of calls among them. */
export function draftKeysOf(storage: Storage, agent: string): readonly string[] {
  return Object.keys(storage).filter((key) => /^deskbell\.(call-)?draft/.test(key) && key.includes(agent));
}

/** Forgets all that an agent has begun to write on this device, when they sign out of it. */
export function forgetDrafts(storage: Storage, agent: string): void {
  for (const key of draftKeysOf(storage, agent)) storage.removeItem(key);
}
