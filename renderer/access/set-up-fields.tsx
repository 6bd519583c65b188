import { PasswordInput, Select, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFocusOnMount } from '../look/use-focus-on-mount.ts';
import type { SetUpValues } from './set-up.rules.ts';
import { exampleNumber, siteCodeFor } from './set-up.rules.ts';

interface FieldsProps {
  readonly form: UseFormReturnType<SetUpValues>;
}

export function OrganisationFields({ form }: FieldsProps) {
  const { t } = useTranslation('access');
  const first = useFocusOnMount<HTMLInputElement>();
  return (
    <>
      <TextInput
        ref={first}
        label={t('setUp.organisation.name')}
        description={t('setUp.organisation.nameHint')}
        autoComplete="organization"
        {...form.getInputProps('organisation')}
      />
      <TextInput
        label={t('setUp.organisation.token')}
        description={t('setUp.organisation.tokenHint')}
        autoComplete="off"
        spellCheck={false}
        {...form.getInputProps('token')}
      />
    </>
  );
}

export function SiteFields({ form }: FieldsProps) {
  const { t } = useTranslation('access');
  const first = useFocusOnMount<HTMLInputElement>();
  const { siteName, siteCode } = form.values;
  // The browser's own zone may be one that its list leaves out, such as UTC.
  const [zones] = useState(() => [...new Set([form.values.zone, ...Intl.supportedValuesOf('timeZone')])]);

  /** Keeps the code in step with the name until somebody writes their own. */
  function nameSite(name: string): void {
    if (siteCode === siteCodeFor(siteName)) form.setFieldValue('siteCode', siteCodeFor(name));
    form.setFieldValue('siteName', name);
  }

  return (
    <>
      <TextInput
        ref={first}
        label={t('setUp.site.name')}
        description={t('setUp.site.nameHint')}
        {...form.getInputProps('siteName')}
        onChange={({ currentTarget }) => nameSite(currentTarget.value)}
      />
      <TextInput
        label={t('setUp.site.code')}
        description={t('setUp.site.codeHint', { example: exampleNumber(siteCode) })}
        maxLength={5}
        {...form.getInputProps('siteCode')}
        onChange={({ currentTarget }) => form.setFieldValue('siteCode', currentTarget.value.toUpperCase())}
      />
      <Select
        label={t('setUp.site.zone')}
        searchable
        allowDeselect={false}
        data={zones}
        limit={60}
        {...form.getInputProps('zone')}
      />
    </>
  );
}

export function AdministratorFields({ form }: FieldsProps) {
  const { t } = useTranslation('access');
  const first = useFocusOnMount<HTMLInputElement>();
  return (
    <>
      <TextInput
        ref={first}
        label={t('setUp.administrator.name')}
        autoComplete="name"
        {...form.getInputProps('name')}
      />
      <TextInput
        label={t('setUp.administrator.login')}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        {...form.getInputProps('login')}
      />
      <TextInput
        type="email"
        label={t('setUp.administrator.email')}
        description={t('setUp.administrator.emailHint')}
        autoComplete="email"
        {...form.getInputProps('email')}
      />
      <PasswordInput
        label={t('setUp.administrator.password')}
        description={t('setUp.administrator.passwordHint')}
        autoComplete="new-password"
        visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword') }}
        {...form.getInputProps('password')}
      />
    </>
  );
}
