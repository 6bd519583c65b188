import { ActionIcon, TextInput } from '@mantine/core';
import { IconSearch, IconX } from '@tabler/icons-react';
import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useActions } from '../app/actions/use-actions.ts';
import { KeyCaps } from './key-caps.tsx';
import styles from './search-field.module.css';

interface SearchFieldProps {
  /** The action's name in the palette, and the field's for screen readers. */
  readonly label: string;
  /** What can be looked for. */
  readonly placeholder: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** On screens that are there to search. */
  readonly isFocusedFirst?: boolean;
}

/** Narrows a list while one types. `/` goes to it, Escape leaves it, Enter goes to the list. */
export function SearchField({ label, placeholder, value, onChange, isFocusedFirst = false }: SearchFieldProps) {
  const { t } = useTranslation('look');
  const ref = useRef<HTMLInputElement>(null);
  const actions = useMemo(
    () => [{ id: 'list.search', title: label, keys: ['/'], icon: IconSearch, run: () => ref.current?.focus() }],
    [label],
  );
  useActions('screen', actions);
  useEffect(() => {
    if (isFocusedFirst) ref.current?.focus();
  }, [isFocusedFirst]);
  return (
    <TextInput
      ref={ref}
      className={styles.field}
      aria-label={label}
      placeholder={placeholder}
      value={value}
      maxLength={200}
      autoComplete="off"
      spellCheck={false}
      leftSection={<IconSearch size={15} stroke={1.75} aria-hidden="true" />}
      rightSection={
        value === '' ? (
          <KeyCaps keys="/" />
        ) : (
          <ActionIcon size={22} aria-label={t('list.clear')} onClick={() => onChange('')}>
            <IconX size={14} stroke={1.75} />
          </ActionIcon>
        )
      }
      onChange={(event) => onChange(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' && event.key !== 'Enter') return;
        event.preventDefault();
        if (event.key === 'Escape' && value !== '') onChange('');
        else event.currentTarget.blur();
      }}
    />
  );
}
