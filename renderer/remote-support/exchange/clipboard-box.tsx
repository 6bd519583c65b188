import { Button, Textarea } from '@mantine/core';
import { IconClipboardCopy, IconClipboardText } from '@tabler/icons-react';
import { charactersOf } from '#domain/remote-control/clipboard.rules.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyButton } from '../../look/copy-button.tsx';
import { AskFirst } from './ask-first.tsx';
import type { Way } from './ask-first.tsx';
import type { ClipboardAct } from './exchange-state.ts';
import styles from './exchange-panel.module.css';

/** Text that is to go into the user's clipboard: it stands here in sight before it goes. */
export function ClipboardIn({ screen, state, exchange, exchanged, name }: Way) {
  const { t } = useTranslation('beside');
  const [text, setText] = useState('');
  const put = (): void => {
    exchange.putText(text);
    setText('');
  };
  return (
    <AskFirst
      screen={screen}
      state={state}
      capability="clipboard-in"
      icon={IconClipboardText}
      ask={t('clipboard.askIn', { name })}
    >
      <Textarea
        label={t('clipboard.text', { name })}
        autosize
        minRows={2}
        maxRows={8}
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
      />
      <div className={styles.acts}>
        <Button variant="filled" disabled={text === '' || exchanged.put === 'under-way'} onClick={put}>
          {t('clipboard.put')}
        </Button>
        <Said act={exchanged.put} done={t('clipboard.putDone', { name })} />
      </div>
    </AskFirst>
  );
}

/** The text in the user's clipboard, fetched when the agent says so. */
export function ClipboardOut({ screen, state, exchange, exchanged, name }: Way) {
  const { t } = useTranslation('beside');
  const { fetched } = exchanged;
  return (
    <AskFirst
      screen={screen}
      state={state}
      capability="clipboard-out"
      icon={IconClipboardCopy}
      ask={t('clipboard.askOut', { name })}
    >
      <div className={styles.acts}>
        <Button disabled={exchanged.fetch === 'under-way'} onClick={exchange.fetchText}>
          {t('clipboard.fetch', { name })}
        </Button>
        <Said act={exchanged.fetch} done={t('clipboard.fetched', { count: charactersOf(fetched ?? '') })} />
      </div>
      {fetched !== null && (
        <>
          <Textarea
            label={t('clipboard.theirs', { name })}
            autosize
            minRows={2}
            maxRows={10}
            readOnly
            value={fetched}
            onFocus={({ currentTarget }) => currentTarget.select()}
          />
          <div className={styles.acts}>
            <CopyButton text={fetched} label={t('clipboard.copy')} />
            <Button variant="subtle" color="gray" onClick={exchange.forgetText}>
              {t('clipboard.forget')}
            </Button>
          </div>
        </>
      )}
    </AskFirst>
  );
}

/** What became of it, read out when it changes. */
function Said({ act, done }: { readonly act: ClipboardAct; readonly done: string }) {
  const { t } = useTranslation('beside');
  const words = act === 'idle' ? '' : act === 'under-way' ? t('clipboard.underWay') : act === 'done' ? done : t(act);
  return (
    <output className={styles.hint} data-bad={act.startsWith('clipboard.')}>
      {words}
    </output>
  );
}
