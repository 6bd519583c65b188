import { ActionIcon, Combobox, Pill, PillsInput, Tooltip, useCombobox } from '@mantine/core';
import { IconFilter, IconX } from '@tabler/icons-react';
import { useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useActions } from '../app/actions/use-actions.ts';
import { useDirectory } from '../app/desk-context.ts';
import { tokenAtEnd } from './filter-typing.ts';
import { suggestFilters } from './incident-filter-suggestions.ts';
import type { FilterTerm, IncidentFilter, SortName } from './incident-filter.ts';
import { writeFilter, writeTerm } from './incident-filter.ts';
import { IncidentSortMenu } from './incident-sort-menu.tsx';
import { SuggestionWords } from './suggestion-words.tsx';
import { useFilterTyping } from './use-filter-typing.ts';
import styles from './incident-filter-bar.module.css';

interface IncidentFilterBarProps {
  readonly filter: IncidentFilter;
  readonly defaultSort: SortName;
  /** Takes the filter as text; it stands in the address, so it can be sent to a colleague. */
  readonly onFilter: (text: string) => void;
}

const SUGGESTIONS_SHOWN = 8;

/** The filter as text with chips: `priority:p1 owner:mira printer`. What is typed works at once. */
export function IncidentFilterBar({ filter, defaultSort, onFilter }: IncidentFilterBarProps) {
  const { t } = useTranslation('incident');
  const directory = useDirectory();
  const field = useRef<HTMLInputElement>(null);
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const typing = useFilterTyping(filter, combobox, onFilter);
  const suggestions = suggestFilters(tokenAtEnd(typing.typed), directory).slice(0, SUGGESTIONS_SHOWN);
  const isEmpty = filter.terms.length === 0 && typing.typed === '';

  const actions = useMemo(() => {
    const run = () => field.current?.focus();
    return [{ id: 'queue.filter', title: t('action.filter'), keys: ['/', 'f'], icon: IconFilter, run }];
  }, [t]);
  useActions('screen', actions);

  return (
    <div className={styles.bar}>
      <Combobox store={combobox} position="bottom-start" width={320} onOptionSubmit={typing.complete}>
        <Combobox.DropdownTarget>
          <PillsInput
            className={styles.input}
            size="xs"
            leftSection={<IconFilter size={15} stroke={1.75} aria-hidden="true" />}
            rightSection={isEmpty ? null : <ClearButton onClear={typing.clear} />}
          >
            <Pill.Group>
              {filter.terms.map((term) => (
                <TermChip key={writeTerm(term)} term={term} onRemove={() => typing.remove(term)} />
              ))}
              <Combobox.EventsTarget>
                <PillsInput.Field
                  ref={field}
                  value={typing.typed}
                  aria-label={t('filter.label')}
                  placeholder={isEmpty ? t('filter.placeholder') : ''}
                  onClick={() => combobox.openDropdown()}
                  onFocus={() => combobox.openDropdown()}
                  onBlur={() => combobox.closeDropdown()}
                  onKeyDown={typing.onKeyDown}
                  onChange={({ currentTarget }) => typing.type(currentTarget.value)}
                />
              </Combobox.EventsTarget>
            </Pill.Group>
          </PillsInput>
        </Combobox.DropdownTarget>
        <Combobox.Dropdown hidden={suggestions.length === 0}>
          <Combobox.Options aria-label={t('filter.suggestions')}>
            {suggestions.map((suggestion) => (
              <Combobox.Option key={suggestion.token} value={suggestion.token}>
                <SuggestionWords suggestion={suggestion} />
              </Combobox.Option>
            ))}
          </Combobox.Options>
        </Combobox.Dropdown>
      </Combobox>
      <IncidentSortMenu filter={filter} defaultSort={defaultSort} onChange={(next) => onFilter(writeFilter(next))} />
    </div>
  );
}

function TermChip({ term, onRemove }: { readonly term: FilterTerm; readonly onRemove: () => void }) {
  const { t } = useTranslation('incident');
  const label = t('filter.remove', { term: writeTerm(term) });
  return (
    <Pill withRemoveButton removeButtonProps={{ 'aria-label': label, 'aria-hidden': false }} onRemove={onRemove}>
      <span className={styles.key}>
        {term.isNegated && '−'}
        {term.key}
      </span>
      {term.values.join(', ')}
    </Pill>
  );
}

function ClearButton({ onClear }: { readonly onClear: () => void }) {
  const { t } = useTranslation('incident');
  return (
    <Tooltip label={t('filter.clear')}>
      <ActionIcon size={20} aria-label={t('filter.clear')} onClick={onClear}>
        <IconX size={14} stroke={1.75} />
      </ActionIcon>
    </Tooltip>
  );
}
