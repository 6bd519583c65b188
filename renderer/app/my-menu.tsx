import {
  Button,
  Popover,
  SegmentedControl,
  UnstyledButton,
  VisuallyHidden,
  useMantineColorScheme,
} from '@mantine/core';
import { IconLogout, IconSelector } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { PersonAvatar } from '../look/person-avatar.tsx';
import type { Language } from '../words/words.ts';
import { useDeskInside, usePreferences } from './desk-context.ts';
import type { Preferences } from './preferences.ts';
import { usePreferenceStore } from './preferences.ts';
import { useSignOut } from './sign-out.tsx';
import styles from './my-menu.module.css';

/** Who is working here: how they like to see things, and the way out. */
export function MyMenu({ isNarrow }: { readonly isNarrow: boolean }) {
  const { t } = useTranslation();
  const { me, myName } = useDeskInside();
  const signOut = useSignOut();

  return (
    <>
      <Popover position="top-start" width={264} trapFocus returnFocus withRoles>
        <Popover.Target>
          <UnstyledButton className={styles.me} data-narrow={isNarrow}>
            <PersonAvatar name={myName} id={me.person} size={22} isDecoration />
            <VisuallyHidden>{`${t('me.menu')}: ${isNarrow ? myName : ''}`}</VisuallyHidden>
            <span className={styles.name}>{myName}</span>
            <IconSelector size={14} stroke={1.75} aria-hidden="true" className={styles.opener} />
          </UnstyledButton>
        </Popover.Target>
        <Popover.Dropdown className={styles.menu}>
          <Choices />
          <Button
            fullWidth
            variant="subtle"
            color="gray"
            justify="flex-start"
            leftSection={<IconLogout size={16} stroke={1.75} />}
            onClick={signOut.begin}
          >
            {t('me.signOut')}
          </Button>
        </Popover.Dropdown>
      </Popover>
      {signOut.dialog}
    </>
  );
}

function Choices() {
  const { t, i18n } = useTranslation();
  const store = usePreferences();
  const { theme, density } = usePreferenceStore(store);
  const { setColorScheme } = useMantineColorScheme();
  return (
    <div className={styles.choices}>
      <Choice
        title={t('theme.title')}
        value={theme}
        choices={{ light: t('theme.light'), dark: t('theme.dark'), auto: t('theme.auto') }}
        onChoose={(wanted: Preferences['theme']) => setColorScheme(wanted)}
      />
      <Choice
        title={t('density.title')}
        value={density}
        choices={{ comfortable: t('density.comfortable'), compact: t('density.compact') }}
        onChoose={(wanted: Preferences['density']) => store.change({ density: wanted })}
      />
      <Choice
        title={t('language.title')}
        value={i18n.language === 'de' ? 'de' : 'en'}
        choices={{ en: t('language.en'), de: t('language.de') }}
        onChoose={(wanted: Language) => store.change({ language: wanted })}
      />
    </div>
  );
}

interface ChoiceProps<Value extends string> {
  readonly title: string;
  readonly value: Value;
  readonly choices: Readonly<Record<Value, string>>;
  readonly onChoose: (value: Value) => void;
}

function Choice<Value extends string>({ title, value, choices, onChoose }: ChoiceProps<Value>) {
  const options = (Object.keys(choices) as Value[]).map((option) => ({ value: option, label: choices[option] }));
  return (
    <div className={styles.choice}>
      <span className={styles.choiceTitle}>{title}</span>
      <SegmentedControl<Value> fullWidth aria-label={title} value={value} data={options} onChange={onChoose} />
    </div>
  );
}
