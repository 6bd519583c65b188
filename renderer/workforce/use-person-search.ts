import { useCallbackRef } from '@mantine/hooks';
import type { KeyboardEvent } from 'react';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { PersonMatch } from './person-match.ts';
import { findPeople } from './person-match.ts';
import { usePersonIndex } from './use-person-index.ts';

interface PersonSearchOptions {
  readonly typed: string;
  readonly onTyped: (typed: string) => void;
  readonly onChoose: (match: PersonMatch) => void;
  readonly onRegister?: ((typed: string) => void) | undefined;
}

const SHOWN = 7;

/** What a field that looks for people does: the list follows the text, the first is taken by Enter. */
export function usePersonSearch({ typed, onTyped, onChoose, onRegister }: PersonSearchOptions) {
  const index = usePersonIndex();
  const [active, setActive] = useState(0);
  const [isDismissed, setIsDismissed] = useState(true);
  const matches = useMemo(() => (index === undefined ? [] : findPeople(index, typed, SHOWN)), [index, typed]);
  const optionCount = matches.length + Number(onRegister !== undefined);
  const isOpen = !isDismissed && index !== undefined && typed.trim() !== '';

  // Somebody may type and press Enter before the people have been read, and must not have to press it again.
  const isFirstWanted = useRef(false);
  const takeFirst = useCallbackRef(() => {
    const [first] = matches;
    if (first !== undefined) onChoose(first);
  });
  useEffect(() => {
    if (index === undefined || !isFirstWanted.current) return;
    isFirstWanted.current = false;
    takeFirst();
  }, [index, takeFirst]);

  function take(place: number): void {
    const match = matches[place];
    if (match === undefined) onRegister?.(typed.trim());
    else onChoose(match);
  }

  function press(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    if (index === undefined && event.key === 'Enter') isFirstWanted.current = true;
    if (!isOpen) return;
    const step = ({ ArrowDown: 1, ArrowUp: -1 } as Readonly<Record<string, number>>)[event.key];
    const isEnter = event.key === 'Enter' && !event.ctrlKey && !event.metaKey;
    if (step !== undefined && optionCount > 0) setActive((active + step + optionCount) % optionCount);
    else if (isEnter && optionCount > 0) take(active);
    else if (event.key === 'Escape') setIsDismissed(true);
    else return;
    event.preventDefault();
  }

  function type(text: string): void {
    onTyped(text);
    isFirstWanted.current = false;
    setActive(0);
    setIsDismissed(false);
  }

  return { matches, active, setActive, isOpen, hasOptions: optionCount > 0, setIsDismissed, take, press, type };
}
