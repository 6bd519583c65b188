import { Button } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { FormEvent } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Refusal } from '#domain/kernel/result.ts';
import type { Desk } from '../desk/desk.ts';
import { RefusalNote } from '../look/refusal-note.tsx';
import { AccessFrame } from './access-frame.tsx';
import { AdministratorFields, OrganisationFields, SiteFields } from './set-up-fields.tsx';
import type { SetUpValues } from './set-up.rules.ts';
import { mistakeIn, setUpInputOf, setUpSteps } from './set-up.rules.ts';
import styles from './access-frame.module.css';

const titles = ['setUp.organisation.title', 'setUp.site.title', 'setUp.administrator.title'] as const;

/** First start of an organisation, in three steps: who, where, and its first administrator. */
export function SetUp({ desk }: { readonly desk: Desk }) {
  const { t } = useTranslation('access');
  const [step, setStep] = useState(0);
  const [isUnderWay, setIsUnderWay] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const form = useForm<SetUpValues>({ mode: 'controlled', initialValues: blankValues() });
  const isLast = step === setUpSteps.length - 1;

  /** Marks what is wrong in this step; true when nothing is. */
  function isStepRight(): boolean {
    const mistakes = (setUpSteps[step] ?? []).flatMap((field) => {
      const mistake = mistakeIn(form.values, field);
      return mistake === null ? [] : [{ field, sentence: t(`setUp.invalid.${mistake}`) }];
    });
    for (const { field, sentence } of mistakes) form.setFieldError(field, sentence);
    return mistakes.length === 0;
  }

  async function goOn(event: FormEvent): Promise<void> {
    event.preventDefault();
    setRefusal(null);
    if (!isStepRight()) return;
    if (!isLast) return setStep(step + 1);
    setIsUnderWay(true);
    const outcome = await desk.completeSetUp(setUpInputOf(form.values));
    setIsUnderWay(false);
    if (outcome.ok) return;
    setRefusal(outcome.refusal);
    if (outcome.refusal.code === 'setup.token-wrong') setStep(0);
  }

  const title = titles[step] ?? titles[0];
  return (
    <AccessFrame title={t('setUp.title')} intro={t('setUp.intro')}>
      <form className={styles.form} noValidate onSubmit={(event) => void goOn(event)}>
        <fieldset className={styles.step} key={step}>
          <legend className={styles.stepTitle}>
            {t(title)}
            <span className={styles.stepCount}>{t('setUp.step', { step: step + 1, of: setUpSteps.length })}</span>
          </legend>
          <div className={styles.fields}>
            {step === 0 && <OrganisationFields form={form} />}
            {step === 1 && <SiteFields form={form} />}
            {step === 2 && <AdministratorFields form={form} />}
          </div>
        </fieldset>
        <RefusalNote refusal={refusal} />
        <div className={styles.buttons}>
          {step > 0 && (
            <Button size="sm" onClick={() => setStep(step - 1)}>
              {t('setUp.back')}
            </Button>
          )}
          <Button type="submit" size="sm" variant="filled" loading={isUnderWay}>
            {isLast ? t('setUp.finish') : t('setUp.next')}
          </Button>
        </div>
      </form>
    </AccessFrame>
  );
}

function blankValues(): SetUpValues {
  return {
    token: '',
    organisation: '',
    siteName: '',
    siteCode: '',
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    name: '',
    login: '',
    email: '',
    password: '',
  };
}
