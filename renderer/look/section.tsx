import { UnstyledButton } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useId } from 'react';
import { usePreferences } from '../app/desk-context.ts';
import { usePreferenceStore } from '../app/preferences.ts';
import styles from './section.module.css';

interface SectionProps {
  /** Under this name it is remembered whether the section is folded away. */
  readonly name: string;
  readonly title: string;
  /** Stands at the right of the title, such as a count. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** A part of a right column that can be folded away; it stays as it was left. */
export function Section({ name, title, aside, children }: SectionProps) {
  const preferences = usePreferences();
  const { foldedSections } = usePreferenceStore(preferences);
  const isFolded = foldedSections.includes(name);
  const bodyId = useId();
  function toggle(): void {
    const others = foldedSections.filter((folded) => folded !== name);
    preferences.change({ foldedSections: isFolded ? others : [...others, name] });
  }
  return (
    <section className={styles.section}>
      <h2 className={styles.head}>
        <UnstyledButton className={styles.toggle} aria-expanded={!isFolded} aria-controls={bodyId} onClick={toggle}>
          <IconChevronRight size={14} stroke={2} aria-hidden="true" className={styles.chevron} />
          {title}
        </UnstyledButton>
        {aside}
      </h2>
      <div id={bodyId} hidden={isFolded} className={styles.body}>
        {children}
      </div>
    </section>
  );
}

interface PropertyProps {
  readonly name: string;
  readonly children: ReactNode;
}

/** Names and values in two columns. Takes `Property` parts. */
export function Properties({ children }: { readonly children: ReactNode }) {
  return <dl className={styles.properties}>{children}</dl>;
}

export function Property({ name, children }: PropertyProps) {
  return (
    <div className={styles.property}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
