import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Refusal } from '#domain/kernel/result.ts';

/** The sentence for a refusal, in the reader's language. A code we have no words for is named in it. */
export function refusalSentence(t: TFunction<'refusal'>, { code, details }: Refusal): string {
  const facts = { field: '', name: '', retryAfterS: 0, ...details, code };
  // The codes come from the domain and the hub; a test holds that each has its sentence.
  return t(code as 'unknown', { ...facts, defaultValue: t('unknown', facts) });
}

export function useRefusalSentence(): (refusal: Refusal) => string {
  const { t } = useTranslation('refusal');
  return (refusal) => refusalSentence(t, refusal);
}
