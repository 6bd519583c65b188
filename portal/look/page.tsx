import { Skeleton } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useEffect, useRef } from 'react';
import { Link } from 'wouter';
import { useWords } from '../words/use-words.ts';
import styles from './page.module.css';

/** One column, as wide as one reads with ease. */
export function Page({ children }: { readonly children: ReactNode }) {
  return <div className={styles.page}>{children}</div>;
}

/** A title of so many characters is a paragraph, and is set as one. */
const LONG_TITLE = 80;

interface PageHeadProps {
  readonly title: string;
  readonly lead?: ReactNode;
  /** The heading itself, where it is more than words; `title` still names the tab. */
  readonly children?: ReactNode;
  /** Whether something on the page takes the focus itself when it opens. */
  readonly leavesFocus?: boolean;
}

/** Names the page for the eye, for the tab and, by taking the focus when it opens, for a screen reader. */
export function PageHead({ title, lead, children, leavesFocus = false }: PageHeadProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} – Deskbell`;
  }, [title]);
  useEffect(() => {
    if (!leavesFocus) heading.current?.focus({ preventScroll: true });
    scrollTo(0, 0);
  }, [leavesFocus]);
  return (
    <div className={styles.head}>
      <h1 ref={heading} tabIndex={-1} data-long={title.length > LONG_TITLE}>
        {children ?? title}
      </h1>
      {lead !== undefined && <p className={styles.lead}>{lead}</p>}
    </div>
  );
}

export function Card({ children }: { readonly children: ReactNode }) {
  return <div className={styles.card}>{children}</div>;
}

/** Buttons side by side; one under the other where the screen is narrow. */
export function Actions({ children }: { readonly children: ReactNode }) {
  return <div className={styles.actions}>{children}</div>;
}

export function BackLink({ href, children }: { readonly href: string; readonly children: ReactNode }) {
  return (
    <Link href={href} className={styles.back}>
      <IconArrowLeft size={20} stroke={1.75} aria-hidden="true" />
      {children}
    </Link>
  );
}

/** Stands where the hub's answer will be. */
export function PageSkeleton() {
  const { say } = useWords();
  return (
    <output className={styles.skeleton} aria-label={say('app.loading')}>
      <Skeleton height={72} radius="lg" />
      <Skeleton height={72} radius="lg" />
      <Skeleton height={72} radius="lg" />
    </output>
  );
}
