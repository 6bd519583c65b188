import type { HelperSettings } from '#contracts/helper-ipc.ts';
import { helperThemes } from '#contracts/helper-ipc.ts';
import type { Refusal } from '#domain/kernel/result.ts';
import { useLive } from '#platform/browser/use-live.ts';
import { SegmentedControl, Switch } from '@mantine/core';
import { useId, useState } from 'react';
import { BackLink, Card, Page, PageHead } from '../../../portal/look/page.tsx';
import { useEnrolled, useHelper } from '../app/helper.ts';
import { routes } from '../app/routes.ts';
import { Moment } from '../look/moment.tsx';
import { refusalOf } from '../look/refusals.ts';
import { RefusalNote } from '../look/refusal-note.tsx';
import { UpdateSetting } from '../updates/update-setting.tsx';
import { useWords } from '../words/use-words.ts';
import { MayBeAsked } from './may-be-asked.tsx';
import { PolicyCard } from './policy-card.tsx';
import { LanguageChoice } from './language-choice.tsx';
import { QuitButton } from './quit-button.tsx';
import styles from './settings-page.module.css';

/** Language, appearance, start at login, what this helper is, and the way to end it. */
export function SettingsPage() {
  const { say } = useWords();
  const { settings$ } = useHelper();
  const settings = useLive(settings$);
  return (
    <Page>
      <BackLink href={routes.home}>{say('bar.home')}</BackLink>
      <PageHead title={say('settings.title')} />
      {settings !== undefined && <Choices settings={settings} />}
      {settings !== undefined && <MayBeAsked settings={settings} />}
      <PolicyCard />
      {settings !== undefined && <About version={settings.version} />}
      <QuitButton />
    </Page>
  );
}

function Choices({ settings }: { readonly settings: HelperSettings }) {
  const { say } = useWords();
  const { ask } = useHelper();
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const themeName = useId();
  const change = (wanted: Parameters<typeof ask<'settings.change'>>[1]): void => {
    ask('settings.change', wanted).then(
      () => setRefusal(null),
      (error: unknown) => setRefusal(refusalOf(error)),
    );
  };
  return (
    <Card>
      <div className={styles.choice}>
        <h2>{say('settings.language')}</h2>
        <LanguageChoice />
      </div>
      <div className={styles.choice}>
        <h2 id={themeName}>{say('settings.theme')}</h2>
        <SegmentedControl
          aria-labelledby={themeName}
          fullWidth
          disabled={settings.isFrozen}
          orientation="vertical"
          value={settings.theme}
          data={helperThemes.map((each) => ({ value: each, label: say(`menu.theme.${each}`) }))}
          onChange={(chosen) => change({ theme: helperThemes.find((each) => each === chosen) ?? 'auto' })}
        />
      </div>
      <Switch
        label={say('settings.login')}
        checked={settings.startsAtLogin}
        disabled={settings.isFrozen}
        onChange={(event) => change({ startsAtLogin: event.currentTarget.checked })}
      />
      {settings.isFrozen && <output>{say('settings.frozen')}</output>}
      <RefusalNote refusal={refusal} />
    </Card>
  );
}

function About({ version }: { readonly version: string }) {
  const { say } = useWords();
  const { deviceName, hub, metAtMs, isKeySealed } = useEnrolled();
  return (
    <section className={styles.about} aria-labelledby="about">
      <h2 id="about">{say('settings.about')}</h2>
      <p>{say('settings.version', { version })}</p>
      <UpdateSetting />
      {deviceName !== null && <p>{say('settings.computer', { name: deviceName, hub })}</p>}
      <p>{metAtMs === null ? say('settings.never-met') : <Moment atMs={metAtMs} sentence="settings.met" />}</p>
      <p>{say(isKeySealed ? 'settings.key.sealed' : 'settings.key.file')}</p>
    </section>
  );
}
