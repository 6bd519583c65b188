import type { Person } from '#domain/workforce/person.record.ts';
import { useTranslation } from 'react-i18next';
import { CopyButton } from '../look/copy-button.tsx';
import { Properties, Property } from '../look/section.tsx';
import { SiteTime } from './site-time.tsx';
import styles from './person-facts.module.css';

/** How to reach a person, where they are, and what language they are written to in. */
export function PersonFacts({ person }: { readonly person: Person }) {
  const { t } = useTranslation('workforce');
  return (
    <Properties>
      <Property name={t('person.site')}>
        <SiteTime site={person.site} />
      </Property>
      <Property name={t('person.phone')}>
        <Reachable texts={person.phones} missing={t('person.noPhone')} />
      </Property>
      <Property name={t('person.email')}>
        <Reachable texts={person.emails} missing={t('person.noEmail')} />
      </Property>
      {person.department !== null && <Property name={t('person.department')}>{person.department}</Property>}
      {person.title !== null && <Property name={t('person.role')}>{person.title}</Property>}
      {person.login !== null && <Property name={t('person.login')}>{person.login}</Property>}
      <Property name={t('person.language')}>{t(`person.languages.${person.language}`)}</Property>
    </Properties>
  );
}

function Reachable({ texts, missing }: { readonly texts: readonly string[]; readonly missing: string }) {
  const { t } = useTranslation('workforce');
  if (texts.length === 0) return <span className={styles.missing}>{missing}</span>;
  return (
    <ul className={styles.texts}>
      {texts.map((text) => (
        <li key={text} className={styles.text}>
          <span>
            <BreakableAddress text={text} />
          </span>
          <CopyButton text={text} label={t('person.copy', { text })} />
        </li>
      ))}
    </ul>
  );
}

/** An address breaks before its @, not in the middle of a word. */
function BreakableAddress({ text }: { readonly text: string }) {
  const at = text.indexOf('@');
  if (at === -1) return text;
  return (
    <>
      {text.slice(0, at)}
      <wbr />
      {text.slice(at)}
    </>
  );
}
