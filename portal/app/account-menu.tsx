import { Avatar, Menu, UnstyledButton, VisuallyHidden, useMantineColorScheme } from '@mantine/core';
import { IconChevronDown, IconLockPassword, IconLogout2 } from '@tabler/icons-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { LeaveDialog } from '../session/leave-dialog.tsx';
import { languageNames } from '../words/language-switch.tsx';
import { useWords } from '../words/use-words.ts';
import { languageFor, languages } from '../words/words.ts';
import styles from './account-menu.module.css';
import { usePortal } from './portal.ts';
import { routes } from './routes.ts';

const themes = ['auto', 'light', 'dark'] as const;

/** Language, appearance, password and the way out. */
export function AccountMenu() {
  const { say } = useWords();
  const { name, drafts, signOut } = usePortal();
  const [isLeaving, setIsLeaving] = useState(false);
  const [, goTo] = useLocation();

  function leave(): void {
    // The next to sign in here begins at the start, not at somebody else's request.
    goTo(routes.start, { replace: true });
    signOut();
  }

  return (
    <>
      <Menu position="bottom-end" width={260} withInitialFocusPlaceholder={false}>
        <Menu.Target>
          <UnstyledButton className={styles.target}>
            <VisuallyHidden>{say('menu.open', { name })}</VisuallyHidden>
            <Avatar
              name={name}
              size={36}
              radius="xl"
              aria-hidden="true"
              classNames={{ placeholder: styles.initials }}
            />
            <IconChevronDown size={16} stroke={2} aria-hidden="true" />
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label className={styles.name}>{name}</Menu.Label>
          <Menu.Divider />
          <LanguageAndTheme />
          <Menu.Divider />
          <Menu.Item
            leftSection={<IconLockPassword size={20} stroke={1.75} aria-hidden="true" />}
            onClick={() => goTo(routes.password)}
          >
            {say('menu.password')}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconLogout2 size={20} stroke={1.75} aria-hidden="true" />}
            onClick={() => (drafts.holdText() ? setIsLeaving(true) : leave())}
          >
            {say('menu.sign-out')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <LeaveDialog isOpen={isLeaving} onStay={() => setIsLeaving(false)} onLeave={leave} />
    </>
  );
}

function LanguageAndTheme() {
  const { say, language, speak } = useWords();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <>
      <Menu.Label>{say('menu.language')}</Menu.Label>
      <Menu.RadioGroup value={language} onChange={(chosen) => speak(languageFor([chosen]))}>
        {languages.map((each) => (
          <Menu.RadioItem key={each} value={each} lang={each}>
            {languageNames[each]}
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
      <Menu.Divider />
      <Menu.Label>{say('menu.theme')}</Menu.Label>
      <Menu.RadioGroup value={colorScheme} onChange={(chosen) => setColorScheme(themeOf(chosen))}>
        {themes.map((each) => (
          <Menu.RadioItem key={each} value={each}>
            {say(`menu.theme.${each}`)}
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
    </>
  );
}

function themeOf(chosen: string): (typeof themes)[number] {
  return themes.find((theme) => theme === chosen) ?? 'auto';
}
