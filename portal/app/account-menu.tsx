import { Avatar, Menu, UnstyledButton, useMantineColorScheme } from '@mantine/core';
import { IconCheck, IconChevronDown, IconLogout2 } from '@tabler/icons-react';
import { useState } from 'react';
import { LeaveDialog } from '../session/leave-dialog.tsx';
import { useWords } from '../words/use-words.ts';
import type { Language } from '../words/words.ts';
import styles from './account-menu.module.css';
import { usePortal } from './portal.ts';

/** Each language by its own name, so that whoever is lost in the wrong one finds home. */
const languageNames: Readonly<Record<Language, string>> = { en: 'English', de: 'Deutsch' };
const themes = ['auto', 'light', 'dark'] as const;

/** Language, appearance and the way out. */
export function AccountMenu() {
  const { say, language, speak } = useWords();
  const { name, drafts, signOut } = usePortal();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const [isLeaving, setIsLeaving] = useState(false);
  return (
    <>
      <Menu position="bottom-end" width={260}>
        <Menu.Target>
          <UnstyledButton className={styles.target} aria-label={say('menu.open', { name })}>
            <Avatar name={name} color="initials" size={36} radius="xl" />
            <IconChevronDown size={16} stroke={2} aria-hidden="true" />
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label className={styles.name}>{name}</Menu.Label>
          <Menu.Divider />
          <Menu.Label>{say('menu.language')}</Menu.Label>
          {(['en', 'de'] as const).map((each) => (
            <Choice key={each} isChosen={each === language} words={languageNames[each]} onChoose={() => speak(each)} />
          ))}
          <Menu.Divider />
          <Menu.Label>{say('menu.theme')}</Menu.Label>
          {themes.map((each) => (
            <Choice
              key={each}
              isChosen={each === colorScheme}
              words={say(`menu.theme.${each}`)}
              onChoose={() => setColorScheme(each)}
            />
          ))}
          <Menu.Divider />
          <Menu.Item
            leftSection={<IconLogout2 size={20} stroke={1.75} aria-hidden="true" />}
            onClick={() => (drafts.holdText() ? setIsLeaving(true) : signOut())}
          >
            {say('menu.sign-out')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <LeaveDialog isOpen={isLeaving} onStay={() => setIsLeaving(false)} onLeave={signOut} />
    </>
  );
}

interface ChoiceProps {
  readonly words: string;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

function Choice({ words, isChosen, onChoose }: ChoiceProps) {
  return (
    <Menu.Item
      role="menuitemradio"
      aria-checked={isChosen}
      rightSection={isChosen ? <IconCheck size={18} stroke={2} aria-hidden="true" /> : null}
      onClick={onChoose}
    >
      {words}
    </Menu.Item>
  );
}
