import type { SpotlightStore } from '@mantine/spotlight';
import { Spotlight } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import type { KeyboardEvent } from 'react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { KeyCaps } from '../look/key-caps.tsx';
import { PaletteFound } from './palette-found.tsx';
import styles from './command-palette.module.css';

/** Every action of this moment with its shortcut, and the way to any ticket, person or device. */
export function CommandPalette({ store }: { readonly store: SpotlightStore }) {
  const { t } = useTranslation();
  const [query, setQuery] = useState('');
  const [isChosen, setIsChosen] = useState(false);
  const chosen = useRef<(() => void) | null>(null);

  // Run only when the palette has let go of the focus: many actions move it somewhere themselves.
  function choose(run: () => void): void {
    chosen.current = run;
    setIsChosen(true);
  }
  function open(): void {
    setIsChosen(false);
  }
  function runChosen(): void {
    chosen.current?.();
    chosen.current = null;
  }

  return (
    <Spotlight.Root
      store={store}
      query={query}
      onQueryChange={setQuery}
      shortcut={null}
      size={620}
      overlayProps={{ backgroundOpacity: 0.3, blur: 0 }}
      transitionProps={{ duration: 0 }}
      returnFocus={!isChosen}
      onSpotlightOpen={open}
      onSpotlightClose={runChosen}
      classNames={{
        content: styles.content,
        search: styles.search,
        action: styles.action,
        actionsGroup: styles.group,
        actionsList: styles.list,
      }}
      attributes={{ content: { 'aria-label': t('palette.title') } }}
    >
      <Spotlight.Search
        ref={focus}
        onKeyDown={(event) => pressFirst(event, store)}
        placeholder={t('palette.prompt')}
        aria-label={t('palette.prompt')}
        leftSection={<IconSearch size={18} stroke={1.75} aria-hidden="true" />}
      />
      <Spotlight.ActionsList>
        <PaletteFound query={query} store={store} onChoose={choose} />
      </Spotlight.ActionsList>
      <PaletteFoot />
    </Spotlight.Root>
  );
}

/** As it appears; the dialog itself waits for a moment before it moves the focus, and keys pressed meanwhile went past it. */
function focus(field: HTMLInputElement | null): void {
  field?.focus();
}

/** Enter means the first of the list while no arrow has chosen another. */
function pressFirst({ key, currentTarget }: KeyboardEvent<HTMLInputElement>, store: SpotlightStore): void {
  if (key !== 'Enter' || store.getState().selected !== -1) return;
  currentTarget.closest('[role="dialog"]')?.querySelector<HTMLElement>('[data-action]:not(:disabled)')?.click();
}

function PaletteFoot() {
  const { t } = useTranslation();
  return (
    <div className={styles.foot} aria-hidden="true">
      <span>
        <KeyCaps keys="arrowup arrowdown" /> {t('palette.move')}
      </span>
      <span>
        <KeyCaps keys="enter" /> {t('palette.choose')}
      </span>
      <span>
        <KeyCaps keys="escape" /> {t('palette.leave')}
      </span>
    </div>
  );
}
