import { useCallbackRef } from '@mantine/hooks';
import type { KeyboardEvent } from 'react';
import { useEffect, useRef, useState } from 'react';
import type { PersonMatch } from './person-match.ts';
import { usePeopleMeant } from './use-people-meant.ts';

interface PersonSearchOptions {
  readonly typed: string;
  readonly onTyped: (typed: string) => void;
  readonly onChoose: (match: PersonMatch) => void;
  readonly onRegister?: ((typed: string) => void) | undefined;
}

const SHOWN = 7;

/** What a field that looks for people does: the list follows the text, the first is taken by Enter. */
export function usePersonSearch({ typed, onTyped, onChoose, onRegister }: PersonSearchOptions) {
  const { matches, isAnswered } = usePeopleMeant(typed, SHOWN);
  const found = matches ?? [];
  const [active, setActive] = useState(0);
  const [isDismissed, setIsDismissed] = useState(true);
  // Not before it is known that nobody is found: whoever takes what comes first would register somebody twice.
  const isRegisterOffered = onRegister !== undefined && isAnswered;
  const optionCount = found.length + Number(isRegisterOffered);
  const isOpen = !isDismissed && typed.trim() !== '' && (isAnswered || optionCount > 0);

  // Somebody may press Enter before what they typed has been answered, and must not have to press it again.
  const isFirstWanted = useRef(false);
  const takeFirst = useCallbackRef(() => {
    const [first] = found;
    if (first !== undefined) onChoose(first);
  });
  useEffect(() => {
    if (!isAnswered || !isFirstWanted.current) return;
    isFirstWanted.current = false;
    takeFirst();
  }, [isAnswered, takeFirst]);

  function take(place: number): void {
    const match = found[place];
    if (match === undefined) onRegister?.(typed.trim());
    else onChoose(match);
  }

  function press(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    if (!isAnswered && event.key === 'Enter' && typed.trim() !== '') {
      isFirstWanted.current = true;
      event.preventDefault();
      return;
    }
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

  const shown = { matches: found, active, isOpen, isRegisterOffered, hasOptions: optionCount > 0 };
  return { ...shown, setActive, setIsDismissed, take, press, type };
}
