import { Button, SegmentedControl, useMantineColorScheme } from '@mantine/core';
import { IconKeyboard, IconLogout } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useActionRegistry } from '../app/actions/use-actions.ts';
import { useDeskInside, usePreferences } from '../app/desk-context.ts';
import { usePageTitle } from '../app/use-page-title.ts';
import type { Preferences } from '../app/preferences.ts';
import { usePreferenceStore } from '../app/preferences.ts';
import { useSignOut } from '../app/sign-out.tsx';
import { useDesktop } from '../desktop/desktop-context.ts';
import { DesktopSettings } from '../desktop/desktop-settings.tsx';
import { KeyCaps } from '../look/key-caps.tsx';
import { Pane, PaneHead } from '../look/pane.tsx';
import { RecordingSettings } from '../remote-support/recording/recording-settings.tsx';
import { DeviceHoldings } from '../replica/device-holdings.tsx';
import { ReplicaSettings } from '../replica/replica-settings.tsx';
import type { Language } from '../words/words.ts';
import { MyRole } from './my-role.tsx';
import { PasswordForm } from './password-form.tsx';
import { RemoteHelpPolicy } from './remote-help-policy.tsx';
import { SessionList } from './session-list.tsx';
import { Setting } from './setting.tsx';
import styles from './settings-screen.module.css';

/** How the console looks and speaks on this device, where its agent is signed in, and the way out. */
export function SettingsScreen() {
  const { t } = useTranslation(['settings', 'desktop', 'replica', 'recording']);
  const { me } = useDeskInside();
  const desktop = useDesktop();
  const [passwordChanges, setPasswordChanges] = useState(0);
  usePageTitle(t('title'));
  return (
    <div className={styles.screen}>
      <PaneHead title={t('title')} />
      <Pane>
        <div className={styles.column}>
          <SettingGroup title={t('thisDevice')} hint={t('thisDeviceHint')}>
            <LookSettings />
            <KeyboardSetting />
          </SettingGroup>
          {desktop !== null && (
            <SettingGroup title={t('desktop:thisComputer')} hint={t('desktop:thisComputerHint')}>
              <DesktopSettings desktop={desktop} />
            </SettingGroup>
          )}
          <SettingGroup title={t('replica:title')} hint={t('replica:hint')}>
            <ReplicaSettings />
          </SettingGroup>
          <SettingGroup title={t('me')}>
            <MyRole />
          </SettingGroup>
          <SettingGroup title={t('password.title')} hint={t('password.hint')}>
            <PasswordForm onChanged={() => setPasswordChanges(passwordChanges + 1)} />
          </SettingGroup>
          <SettingGroup title={t('sessions')} hint={t('sessionsHint')}>
            {/* Asked for anew: a changed password has ended all others. */}
            <SessionList key={passwordChanges} />
          </SettingGroup>
          <SettingGroup title={t('recording:key.title')} hint={t('recording:key.hint')}>
            <RecordingSettings />
          </SettingGroup>
          <SettingGroup title={t('policy.title')} hint={t('policy.hint')}>
            <RemoteHelpPolicy />
          </SettingGroup>
          {me.role === 'administrator' && (
            <SettingGroup title={t('replica:devices.title')} hint={t('replica:devices.hint')}>
              <DeviceHoldings />
            </SettingGroup>
          )}
          <SettingGroup title={t('signOut')} hint={t('signOutHint')}>
            <SignOutSetting />
          </SettingGroup>
        </div>
      </Pane>
    </div>
  );
}

interface SettingGroupProps {
  readonly title: string;
  readonly hint?: string;
  readonly children: ReactNode;
}

function SettingGroup({ title, hint, children }: SettingGroupProps) {
  return (
    <section className={styles.group} aria-label={title}>
      <h2 className={styles.title}>{title}</h2>
      {hint !== undefined && <p className={styles.hint}>{hint}</p>}
      <div className={styles.rows}>{children}</div>
    </section>
  );
}

function LookSettings() {
  const { t, i18n } = useTranslation(['settings', 'app']);
  const store = usePreferences();
  const { theme, density } = usePreferenceStore(store);
  const { setColorScheme } = useMantineColorScheme();
  return (
    <>
      <Setting title={t('theme')} hint={t('themeHint')}>
        <SegmentedControl<Preferences['theme']>
          aria-label={t('theme')}
          value={theme}
          data={[
            { value: 'auto', label: t('app:theme.auto') },
            { value: 'light', label: t('app:theme.light') },
            { value: 'dark', label: t('app:theme.dark') },
          ]}
          onChange={setColorScheme}
        />
      </Setting>
      <Setting title={t('density')} hint={t('densityHint')}>
        <SegmentedControl<Preferences['density']>
          aria-label={t('density')}
          value={density}
          data={[
            { value: 'comfortable', label: t('app:density.comfortable') },
            { value: 'compact', label: t('app:density.compact') },
          ]}
          onChange={(wanted) => store.change({ density: wanted })}
        />
      </Setting>
      <Setting title={t('language')} hint={t('languageHint')}>
        <SegmentedControl<Language>
          aria-label={t('language')}
          value={i18n.language === 'de' ? 'de' : 'en'}
          data={[
            { value: 'en', label: t('app:language.en') },
            { value: 'de', label: t('app:language.de') },
          ]}
          onChange={(wanted) => store.change({ language: wanted })}
        />
      </Setting>
    </>
  );
}

function KeyboardSetting() {
  const { t } = useTranslation('settings');
  const registry = useActionRegistry();
  const showShortcuts = () =>
    registry
      .list()
      .find(({ id }) => id === 'desk.shortcuts')
      ?.run();
  return (
    <Setting title={t('keyboard')} hint={t('keyboardHint')}>
      <Button
        leftSection={<IconKeyboard size={15} stroke={1.75} />}
        rightSection={<KeyCaps keys="?" />}
        onClick={showShortcuts}
      >
        {t('showShortcuts')}
      </Button>
    </Setting>
  );
}

function SignOutSetting() {
  const { t } = useTranslation('settings');
  const signOut = useSignOut();
  return (
    <div className={styles.setting}>
      <Button leftSection={<IconLogout size={15} stroke={1.75} />} onClick={signOut.begin}>
        {t('signOut')}
      </Button>
      {signOut.dialog}
    </div>
  );
}
