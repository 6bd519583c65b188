import { NativeSelect } from '@mantine/core';
import type { SiteId } from '#domain/kernel/fields.ts';
import { siteId } from '#domain/kernel/fields.ts';
import { useTranslation } from 'react-i18next';
import { useDirectory } from '../app/desk-context.ts';

interface SiteFieldProps {
  readonly value: SiteId | null;
  readonly onChoose: (site: SiteId | null) => void;
}

/** Chooses one of the desk's sites, or none. */
export function SiteField({ value, onChoose }: SiteFieldProps) {
  const { t } = useTranslation('workforce');
  const sites = [...useDirectory().sites.values()].toSorted((a, b) => a.name.localeCompare(b.name));
  return (
    <NativeSelect
      label={t('form.site')}
      value={value ?? ''}
      data={[{ value: '', label: t('form.noSite') }, ...sites.map(({ id, name }) => ({ value: id, label: name }))]}
      onChange={({ currentTarget: { value: chosen } }) => onChoose(chosen === '' ? null : siteId.parse(chosen))}
    />
  );
}
