import { ActionIcon, Input } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { PersonId } from '#domain/kernel/fields.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePeople } from '../app/use-people.ts';
import { PersonAvatar } from '../look/person-avatar.tsx';
import { PersonField } from './person-field.tsx';
import type { PersonMatch } from './person-match.ts';
import styles from './person-choice.module.css';

interface PersonChoiceProps {
  readonly label: string;
  readonly description?: string;
  /** Set where a dialog begins with this field. */
  readonly isFocusedFirst?: boolean;
  readonly value: PersonId | null;
  readonly onChoose: (match: PersonMatch | null) => void;
}

/** A person who may be chosen, or nobody: the field that finds them, or who was chosen and the way to undo that. */
export function PersonChoice({ label, description, isFocusedFirst = false, value, onChoose }: PersonChoiceProps) {
  const { t } = useTranslation('workforce');
  const [typed, setTyped] = useState('');
  const people = usePeople(value === null ? [] : [value]);
  if (value === null) {
    return (
      <PersonField
        label={label}
        {...(description === undefined ? {} : { description })}
        isFocusedFirst={isFocusedFirst}
        typed={typed}
        onTyped={setTyped}
        onChoose={(match) => {
          setTyped('');
          onChoose(match);
        }}
      />
    );
  }
  const name = people.get(value)?.name ?? '';
  return (
    <Input.Wrapper label={label} labelElement="div" description={description}>
      <div className={styles.chosen}>
        <PersonAvatar name={name} id={value} size={22} isDecoration />
        <span className={styles.name}>{name}</span>
        <ActionIcon size={24} aria-label={t('action.unchoose', { name })} onClick={() => onChoose(null)}>
          <IconX size={15} stroke={1.75} />
        </ActionIcon>
      </div>
    </Input.Wrapper>
  );
}
