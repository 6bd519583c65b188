import type { ComboboxStore } from '@mantine/core';
import type { KeyboardEvent } from 'react';
import { useState } from 'react';
import type { FilterTyping } from './filter-typing.ts';
import { commitFilter, completeToken, reopenLastTerm, typeFilter } from './filter-typing.ts';
import type { FilterTerm, IncidentFilter } from './incident-filter.ts';
import { emptyFilter, writeFilter } from './incident-filter.ts';

/** What happens in the filter's field as somebody types, chooses, and removes. */
export function useFilterTyping(filter: IncidentFilter, combobox: ComboboxStore, onFilter: (text: string) => void) {
  const [typed, setTyped] = useState(filter.words.join(' '));
  // Somebody else changed the words: a link, or the button that clears them.
  const wordsTyped = typeFilter(emptyFilter, typed).filter.words.join(' ');
  if (wordsTyped !== filter.words.join(' ')) setTyped(filter.words.join(' '));

  function take({ filter: next, typed: nextTyped }: FilterTyping): void {
    setTyped(nextTyped);
    if (writeFilter(next) !== writeFilter(filter)) onFilter(writeFilter(next));
  }

  return {
    typed,
    type: (text: string): void => {
      take(typeFilter(filter, text));
      combobox.openDropdown();
      combobox.resetSelectedOption();
    },
    complete: (token: string): void => {
      take(completeToken(filter, typed, token));
      combobox.resetSelectedOption();
    },
    remove: (term: FilterTerm): void => {
      take({ filter: { ...filter, terms: filter.terms.filter((other) => other !== term) }, typed });
    },
    clear: (): void => {
      take({ filter: { ...emptyFilter, sort: filter.sort, group: filter.group }, typed: '' });
    },
    onKeyDown: (event: KeyboardEvent<HTMLInputElement>): void => {
      if (event.key === 'Backspace' && typed === '') {
        event.preventDefault();
        take(reopenLastTerm(filter, typed));
      } else if (event.key === 'Enter' && combobox.getSelectedOptionIndex() === -1) {
        take(commitFilter(filter, typed));
        combobox.closeDropdown();
      } else if (event.key === 'Escape') {
        combobox.closeDropdown();
        event.currentTarget.blur();
      }
    },
  };
}
