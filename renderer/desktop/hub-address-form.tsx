import { Button, TextInput } from '@mantine/core';
import type { HubFinding, HubProblem } from '#contracts/console-ipc.ts';
import type { FormEvent } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFocusOnMount } from '../look/use-focus-on-mount.ts';
import type { Desktop } from './desktop.ts';
import styles from './desktop-page.module.css';

export type FoundHub = Extract<HubFinding, { kind: 'found' }>;

interface HubAddressFormProps {
  readonly desktop: Pick<Desktop, 'ask'>;
  /** Called with a hub that has just answered. */
  readonly onFound: (hub: FoundHub) => Promise<void>;
}

/** Asks for the address of a hub, and tries it before it is taken. What was typed stays when nothing is found there. */
export function HubAddressForm({ desktop, onFound }: HubAddressFormProps) {
  const { t } = useTranslation('desktop');
  const [address, setAddress] = useState('');
  const [isTrying, setIsTrying] = useState(false);
  const [problem, setProblem] = useState<HubProblem | null>(null);
  const field = useFocusOnMount<HTMLInputElement>();

  async function tryAddress(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (isTrying) return;
    if (address.trim() === '') return field.current?.focus();
    setIsTrying(true);
    const found = await desktop.ask('hub.check', { address });
    if (found.kind === 'found') await onFound(found);
    setIsTrying(false);
    setProblem(found.kind === 'problem' ? found.code : null);
    if (found.kind === 'problem') field.current?.focus();
  }

  return (
    <form noValidate className={styles.form} onSubmit={(event) => void tryAddress(event)}>
      <TextInput
        ref={field}
        data-autofocus
        label={t('hub.address')}
        description={t('hub.addressHint')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        value={address}
        inputMode="url"
        autoCapitalize="none"
        autoComplete="off"
        spellCheck={false}
        maxLength={300}
        error={problem === null ? null : <span role="alert">{t(sentenceKeyOf(problem))}</span>}
        onChange={({ currentTarget }) => {
          setAddress(currentTarget.value);
          setProblem(null);
        }}
      />
      <Button type="submit" variant="filled" size="sm" loading={isTrying}>
        {t('hub.submit')}
      </Button>
    </form>
  );
}

type Area<Code> = Code extends `hub-address.${infer Name}` ? Name : never;

function sentenceKeyOf(problem: HubProblem): `hub.problem.${Area<HubProblem>}` {
  // The words have one sentence for every code of the contract; the compiler checks the names.
  return `hub.problem.${problem.replace('hub-address.', '') as Area<HubProblem>}`;
}
