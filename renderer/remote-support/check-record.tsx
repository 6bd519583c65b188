import { Button } from '@mantine/core';
import { IconShieldCheck, IconShieldX } from '@tabler/icons-react';
import { assertNever } from '#domain/kernel/result.ts';
import type { SupportSession } from '#domain/remote-support/support-session.record.ts';
import { createVerifier } from '#platform/any/exchange/signing.ts';
import type { BrokenEntry, CheckedSession } from '#platform/any/live-help/check-session.ts';
import { checkSession } from '#platform/any/live-help/check-session.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDesk } from '../app/desk-context.ts';
import { exactTime } from '../look/relative-time.tsx';
import type { StoryWords } from './story-words.ts';
import { useStoryWords } from './use-story.ts';
import { readChains } from './support-repository.ts';
import styles from './check-record.module.css';

/** Checks what both sides wrote down of a session, on this device and by nobody else's word, and says what came of it (W14). */
export function CheckRecord({ session }: { readonly session: SupportSession }) {
  const { t } = useTranslation('support');
  const desk = useDesk();
  const [checked, setChecked] = useState<CheckedSession | null>(null);

  async function check(): Promise<void> {
    const chains = (await readChains(desk, session)).map((chain) => ({ ...chain, entries: [...chain.entries] }));
    setChecked(await checkSession({ session: session.id, chains }, createVerifier()));
  }

  return (
    <div className={styles.check}>
      <Button leftSection={<IconShieldCheck size={15} stroke={1.75} />} onClick={() => void check()}>
        {t('check.action')}
      </Button>
      <output className={styles.result}>{checked !== null && <Outcome session={session} checked={checked} />}</output>
    </div>
  );
}

interface OutcomeProps {
  readonly session: SupportSession;
  readonly checked: CheckedSession;
}

function Outcome({ session, checked: { broken, chains } }: OutcomeProps) {
  const words = useStoryWords(session);
  const { t, language, user, nameOf } = words;
  const written = chains.map(({ by, entries, signedUpTo }) => {
    const values = { name: by === 'user' ? user : nameOf(by), count: entries, signed: signedUpTo };
    return signedUpTo === 0 ? t('check.written', values) : t('check.signed', values);
  });
  const Picture = broken === null ? IconShieldCheck : IconShieldX;
  return (
    <span className={styles.outcome} data-is-whole={broken === null}>
      <Picture size={18} stroke={1.75} aria-hidden="true" />
      <span>
        <strong>{broken === null ? t('check.whole') : brokenSentence(broken, words)}</strong>
        {broken === null && ` ${written.length === 0 ? t('check.nothing') : written.join(' ')}`}
        {broken?.entry !== undefined && ` ${exactTime(broken.entry.atMs, language)}`}
      </span>
    </span>
  );
}

function brokenSentence({ by, seq, why }: BrokenEntry, { t, user, nameOf }: StoryWords): string {
  const values = { name: by === 'user' ? user : nameOf(by), seq };
  switch (why) {
    case 'order':
      return t('check.order', values);
    case 'content':
      return t('check.content', values);
    case 'head':
      return t('check.head', values);
    case 'other-side':
      return t('check.otherSide', values);
    case 'signature':
      return t('check.signature', values);
    default:
      return assertNever(why);
  }
}
