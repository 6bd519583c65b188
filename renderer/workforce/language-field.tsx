import { NativeSelect } from '@mantine/core';
import type { Person } from '#domain/workforce/person.record.ts';
import { personSchema } from '#domain/workforce/person.record.ts';
import { useTranslation } from 'react-i18next';

interface LanguageFieldProps {
  readonly value: Person['language'];
  readonly onChoose: (language: Person['language']) => void;
}

/** The language somebody is written to in. */
export function LanguageField({ value, onChoose }: LanguageFieldProps) {
  const { t } = useTranslation('workforce');
  const { language } = personSchema.shape;
  return (
    <NativeSelect
      label={t('form.language')}
      value={value}
      data={language.options.map((option) => ({ value: option, label: t(`person.languages.${option}`) }))}
      onChange={(event) => onChoose(language.parse(event.currentTarget.value))}
    />
  );
}
