import { UnstyledButton } from '@mantine/core';
import { useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './clamped-title.module.css';

/** A page's title in up to three lines; a longer one can be opened. */
export function ClampedTitle({ text }: { readonly text: string }) {
  const { t } = useTranslation('look');
  const title = useRef<HTMLHeadingElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  const [isTooLong, setIsTooLong] = useState(false);

  useLayoutEffect(() => {
    const { current } = title;
    if (current === null) return undefined;
    const observer = new ResizeObserver(() => setIsTooLong(current.scrollHeight > current.clientHeight + 1));
    observer.observe(current);
    return () => observer.disconnect();
  }, []);

  return (
    <>
      <h1 ref={title} className={styles.title} data-open={isOpen}>
        {text}
      </h1>
      {(isTooLong || isOpen) && (
        <UnstyledButton className={styles.more} aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
          {t(isOpen ? 'showLess' : 'showAll')}
        </UnstyledButton>
      )}
    </>
  );
}
