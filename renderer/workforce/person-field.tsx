import { Combobox, TextInput, useCombobox, VisuallyHidden } from '@mantine/core';
import { IconUserPlus, IconUserSearch } from '@tabler/icons-react';
import type { Ref } from 'react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { PersonMatch } from './person-match.ts';
import { PersonOption } from './person-option.tsx';
import { usePersonSearch } from './use-person-search.ts';
import styles from './person-field.module.css';

interface PersonFieldProps {
  readonly label: string;
  readonly description?: string;
  readonly typed: string;
  readonly onTyped: (typed: string) => void;
  readonly onChoose: (match: PersonMatch) => void;
  /** Offers to register whoever is not found. */
  readonly onRegister?: (typed: string) => void;
  readonly isLarge?: boolean;
  /** Set where a dialog begins with this field. */
  readonly isFocusedFirst?: boolean;
  readonly error?: string | null;
  readonly inputRef?: Ref<HTMLInputElement>;
}

/**
 * Finds a person by name, phone number, e-mail, sign-in name or device while one types. Enter takes the first,
 * arrows move, Escape closes the list. Pattern: WAI-ARIA combobox whose list follows the text.
 */
export function PersonField({ label, description, error, inputRef, isLarge = false, ...asked }: PersonFieldProps) {
  const { typed, isFocusedFirst = false } = asked;
  const { t } = useTranslation('call');
  const optionsId = useId();
  const search = usePersonSearch(asked);
  const store = useCombobox({ opened: search.isOpen });

  return (
    <Combobox
      store={store}
      offset={4}
      transitionProps={{ duration: 0 }}
      onOptionSubmit={(place) => search.take(Number(place))}
    >
      <Combobox.Target
        withKeyboardNavigation={false}
        withExpandedAttribute
        aria-autocomplete="list"
        aria-activedescendant={search.isOpen && search.hasOptions ? `${optionsId}${search.active}` : undefined}
      >
        <TextInput
          ref={inputRef}
          label={label}
          description={description}
          error={error}
          placeholder={t('who.placeholder')}
          size={isLarge ? 'md' : 'sm'}
          classNames={isLarge ? { input: styles.large } : {}}
          leftSection={<IconUserSearch size={18} stroke={1.75} aria-hidden="true" />}
          value={typed}
          maxLength={200}
          spellCheck={false}
          data-autofocus={isFocusedFirst || undefined}
          onChange={(event) => search.type(event.currentTarget.value)}
          onKeyDown={search.press}
          onFocus={() => search.setIsDismissed(false)}
          onBlur={() => search.setIsDismissed(true)}
        />
      </Combobox.Target>
      <Combobox.Dropdown className={styles.dropdown}>
        <Found optionsId={optionsId} search={search} newcomer={search.isRegisterOffered ? typed.trim() : undefined} />
      </Combobox.Dropdown>
    </Combobox>
  );
}

interface FoundProps {
  readonly optionsId: string;
  readonly search: ReturnType<typeof usePersonSearch>;
  /** The name to register when nobody is meant; `undefined` where nobody may be registered. */
  readonly newcomer: string | undefined;
}

function Found({ optionsId, search, newcomer }: FoundProps) {
  const { t } = useTranslation('call');
  const { matches, active, setActive } = search;
  const placed = (place: number) => ({
    id: `${optionsId}${place}`,
    value: String(place),
    selected: place === active,
    'aria-selected': place === active,
    onMouseMove: () => setActive(place),
  });
  return (
    <>
      {matches.length === 0 && <p className={styles.nobody}>{t(newcomer === undefined ? 'who.none' : 'who.nobody')}</p>}
      <Combobox.Options aria-label={t('who.list')}>
        {matches.map((match, place) => (
          <Combobox.Option key={match.person.id} className={styles.option} {...placed(place)}>
            <PersonOption match={match} />
          </Combobox.Option>
        ))}
        {newcomer !== undefined && (
          <Combobox.Option className={styles.register} {...placed(matches.length)}>
            <IconUserPlus size={16} stroke={1.75} aria-hidden="true" />
            <span>{t('who.registerNamed', { typed: newcomer })}</span>
          </Combobox.Option>
        )}
      </Combobox.Options>
      <VisuallyHidden component="output">{t('who.matches', { count: matches.length })}</VisuallyHidden>
    </>
  );
}
