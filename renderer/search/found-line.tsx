import { IconBook2, IconDeviceLaptop } from '@tabler/icons-react';
import { assertNever } from '#domain/kernel/result.ts';
import { useTranslation } from 'react-i18next';
import { modelOf } from '../inventory/device-words.ts';
import { PersonAvatar } from '../look/person-avatar.tsx';
import { RelativeTime } from '../look/relative-time.tsx';
import { EffectMark } from '../look/severity-mark.tsx';
import { MarkedWords } from './marked-words.tsx';
import type { FoundHit } from './use-search.ts';
import styles from './search-results.module.css';

/** One hit: what it is, its title, what tells it from others, and the stretch in which the words stand. */
export function FoundLine({ hit }: { readonly hit: FoundHit }) {
  return (
    <span className={styles.line} data-ended={isEnded(hit)}>
      <span className={styles.picture}>
        <HitPicture hit={hit} />
      </span>
      <span className={styles.title}>
        <MarkedWords text={hit.title} />
      </span>
      <span className={styles.aside}>
        <Aside hit={hit} />
      </span>
      {hit.snippet !== null && hit.snippet.marks.length > 0 && (
        <span className={styles.snippet}>
          <MarkedWords text={hit.snippet} />
        </span>
      )}
    </span>
  );
}

function isEnded(hit: FoundHit): boolean {
  if (hit.kind === 'incident') return hit.row.state === 'resolved' || hit.row.state === 'closed';
  return hit.kind === 'person' ? !hit.row.isActive : hit.kind === 'article' && hit.row.state === 'retired';
}

/** Whose or what it is, at a glance. */
export function HitPicture({ hit }: { readonly hit: FoundHit }) {
  switch (hit.kind) {
    case 'incident':
      return <EffectMark impact={hit.row.impact} withWords={false} />;
    case 'person':
      return <PersonAvatar name={hit.row.name} id={hit.id} size={20} isDecoration />;
    case 'device':
      return <IconDeviceLaptop size={17} stroke={1.75} aria-hidden="true" />;
    case 'article':
      return <IconBook2 size={17} stroke={1.75} aria-hidden="true" />;
    default:
      return assertNever(hit);
  }
}

function Aside({ hit }: { readonly hit: FoundHit }) {
  const { t } = useTranslation(['incident', 'knowledge']);
  switch (hit.kind) {
    case 'incident':
      return (
        <>
          <span data-figures>{hit.row.number ?? t('numberFollows')}</span>
          <span>{t(`state.${hit.row.state}`)}</span>
          <RelativeTime atMs={hit.row.changedAtMs} />
        </>
      );
    case 'person':
      return <span>{[hit.row.department, hit.row.title].filter((part) => part !== null).join(' · ')}</span>;
    case 'device':
      return <span>{modelOf(hit.row)}</span>;
    case 'article':
      return <span data-figures>{hit.row.number}</span>;
    default:
      return assertNever(hit);
  }
}
