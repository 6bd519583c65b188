import { Button, Switch } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { routes } from '../app/routes.ts';
import { useDesk } from '../app/desk-context.ts';
import { Setting } from '../settings/setting.tsx';
import type { Desktop } from './desktop.ts';
import { HubChange } from './hub-change.tsx';
import { UpdateSetting } from './updates/update-setting.tsx';

function SpellingSetting({ desktop }: { readonly desktop: Desktop }) {
  const { t } = useTranslation('desktop');
  const [isOn, setIsOn] = useState(desktop.state.isSpellingOn);
  useEffect(() => {
    // It may have been changed since this window was opened.
    void desktop.ask('desktop.read', {}).then(({ isSpellingOn }) => setIsOn(isSpellingOn));
  }, [desktop]);
  async function change(wanted: boolean): Promise<void> {
    setIsOn(wanted);
    await desktop.ask('spelling.change', { isOn: wanted });
  }
  return (
    <Setting title={t('spelling.name')} hint={t('spelling.hint')}>
      <Switch
        aria-label={t('spelling.name')}
        checked={isOn}
        onChange={({ currentTarget }) => void change(currentTarget.checked)}
      />
    </Setting>
  );
}

/** What the settings say of this computer: its hub, and how the sign-in is kept. */
export function DesktopSettings({ desktop }: { readonly desktop: Desktop }) {
  const { t } = useTranslation('desktop');
  const desk = useDesk();
  const [, go] = useLocation();
  const [isChanging, setIsChanging] = useState(false);
  const { hub, isHubFixed, keepsSecrets } = desktop.state;
  const host = hub === null ? '' : new URL(hub).host;
  return (
    <>
      <Setting title={t('change.name')} hint={isHubFixed ? t('change.fixed', { host }) : host}>
        {!isHubFixed && <Button onClick={() => setIsChanging(true)}>{t('change.button')}</Button>}
      </Setting>
      <Setting title={t('secrets.name')} hint={t(keepsSecrets ? 'secrets.kept' : 'secrets.notKept')}>
        {null}
      </Setting>
      <SpellingSetting desktop={desktop} />
      <Setting title={t('diagnostics.name')} hint={t('diagnostics.hint')}>
        <Button onClick={() => go(routes.diagnostics())}>{t('diagnostics.show')}</Button>
      </Setting>
      <UpdateSetting desktop={desktop} />
      {isChanging && <HubChange desk={desk} desktop={desktop} onClose={() => setIsChanging(false)} />}
    </>
  );
}
