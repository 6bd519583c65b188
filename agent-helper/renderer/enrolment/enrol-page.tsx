import type { Refusal } from '#domain/kernel/result.ts';
import { Button, Checkbox, TextInput } from '@mantine/core';
import { IconCheck, IconPlugConnected, IconX } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { z } from 'zod';
import { BellMark } from '../../../portal/look/bell-mark.tsx';
import { Card, Page, PageHead } from '../../../portal/look/page.tsx';
import { useHelper } from '../app/helper.ts';
import { draftKeys } from '../draft/draft-keys.ts';
import { useKept } from '../draft/use-kept.ts';
import { refusalIn, refusalOf } from '../look/refusals.ts';
import { RefusalNote } from '../look/refusal-note.tsx';
import { LanguageChoice } from '../settings/language-choice.tsx';
import { useWords } from '../words/use-words.ts';
import styles from './enrol-page.module.css';

/** The first window: what the helper does and never does, then the address and the code. */
export function EnrolPage() {
  const { say } = useWords();
  return (
    <main className={styles.page}>
      <Page>
        <div className={styles.top}>
          <BellMark size={40} />
          <LanguageChoice />
        </div>
        <PageHead title={say('enrol.title')} lead={say('enrol.lead')} />
        <Promises />
        <EnrolForm />
      </Page>
    </main>
  );
}

function Promises() {
  const { say } = useWords();
  const does = ['enrol.will.report', 'enrol.will.inventory', 'enrol.will.news'] as const;
  const never = ['enrol.wont.read', 'enrol.wont.watch', 'enrol.wont.rights'] as const;
  return (
    <Card>
      <section aria-labelledby="does">
        <h2 id="does">{say('enrol.will')}</h2>
        <ul className={styles.promises}>
          {does.map((key) => (
            <li key={key}>
              <IconCheck size={20} stroke={2} aria-hidden="true" className={styles.does} />
              <span>{say(key)}</span>
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="never">
        <h2 id="never">{say('enrol.wont')}</h2>
        <ul className={styles.promises}>
          {never.map((key) => (
            <li key={key}>
              <IconX size={20} stroke={2} aria-hidden="true" className={styles.never} />
              <span>{say(key)}</span>
            </li>
          ))}
        </ul>
      </section>
    </Card>
  );
}

interface Typed {
  readonly hub: string;
  readonly code: string;
}

function EnrolForm() {
  const { say } = useWords();
  const [hub, keepHub] = useKept(draftKeys.hub, z.string(), '');
  const [code, setCode] = useState('');
  const [startsAtLogin, setStartsAtLogin] = useState(true);
  const [wasSent, setWasSent] = useState(false);
  const { enrol, isAsking, refusal } = useEnrolling();
  const form = useRef<HTMLFormElement>(null);

  function submit(): void {
    setWasSent(true);
    const missing = hub.trim() === '' ? 'hub' : code.trim() === '' ? 'code' : null;
    if (missing === null) void enrol({ hub, code }, startsAtLogin);
    else form.current?.querySelector<HTMLElement>(`input[name="${missing}"]`)?.focus();
  }

  return (
    <form
      ref={form}
      noValidate
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <TypedFields typed={{ hub, code }} onHub={keepHub} onCode={setCode} showsMissing={wasSent} />
      <Checkbox
        label={say('enrol.login')}
        checked={startsAtLogin}
        onChange={(event) => setStartsAtLogin(event.currentTarget.checked)}
      />
      <RefusalNote refusal={refusal} />
      <Button
        type="submit"
        size="lg"
        fullWidth
        loading={isAsking}
        leftSection={<IconPlugConnected size={22} stroke={1.75} aria-hidden="true" />}
      >
        {say('enrol.go')}
      </Button>
    </form>
  );
}

interface TypedFieldsProps {
  readonly typed: Typed;
  readonly onHub: (hub: string) => void;
  readonly onCode: (code: string) => void;
  readonly showsMissing: boolean;
}

function TypedFields({ typed: { hub, code }, onHub, onCode, showsMissing }: TypedFieldsProps) {
  const { say } = useWords();
  return (
    <>
      <TextInput
        name="hub"
        label={say('enrol.hub')}
        description={say('enrol.hub.hint')}
        autoComplete="off"
        spellCheck={false}
        maxLength={300}
        value={hub}
        onChange={(event) => onHub(event.currentTarget.value)}
        error={showsMissing && hub.trim() === '' ? say('enrol.hub.missing') : null}
      />
      <TextInput
        name="code"
        label={say('enrol.code')}
        description={say('enrol.code.hint')}
        autoComplete="off"
        spellCheck={false}
        maxLength={100}
        value={code}
        onChange={(event) => onCode(event.currentTarget.value)}
        error={showsMissing && code.trim() === '' ? say('enrol.code.missing') : null}
        classNames={{ input: styles.code }}
      />
    </>
  );
}

/** Asks the hub by the code; once it is good, this page gives way to the start. */
function useEnrolling() {
  const { ask } = useHelper();
  const [isAsking, setIsAsking] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  async function enrol(typed: Typed, startsAtLogin: boolean): Promise<void> {
    setIsAsking(true);
    try {
      const answer = await ask('enrolment.claim', typed);
      setRefusal(answer.ok ? null : refusalIn(answer.refusal));
      if (answer.ok) await ask('settings.change', { startsAtLogin });
    } catch (error) {
      setRefusal(refusalOf(error));
    } finally {
      setIsAsking(false);
    }
  }

  return { enrol, isAsking, refusal };
}
