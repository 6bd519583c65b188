import { FocusTrap, Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { KeyCaps, KeyWords } from '../look/key-caps.tsx';
import type { LayeredAction } from './actions/action.ts';
import { actionLayers } from './actions/action.ts';
import { isListening } from './actions/key-press.ts';
import { useOfferedActions } from './actions/use-actions.ts';
import styles from './shortcuts-overlay.module.css';

/** The shortcuts of what can be done here, innermost first: read from the actions themselves. */
export function ShortcutsOverlay({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const { t } = useTranslation(['app', 'look']);
  const actions = useOfferedActions().filter((action) => action.keys !== undefined && isListening(action));
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={t('shortcuts.title')}
      size={960}
      closeButtonProps={{ 'aria-label': t('look:close') }}
    >
      <FocusTrap.InitialFocus />
      <div className={styles.groups}>
        {actionLayers.toReversed().map((layer) => (
          <ShortcutGroup
            key={layer}
            title={t(`shortcuts.${layer}`)}
            actions={actions.filter((action) => action.layer === layer)}
          />
        ))}
      </div>
    </Modal>
  );
}

function ShortcutGroup({ title, actions }: { readonly title: string; readonly actions: readonly LayeredAction[] }) {
  if (actions.length === 0) return null;
  return (
    <section className={styles.group}>
      <h3 className={styles.title}>{title}</h3>
      <dl className={styles.list}>
        {actions.map(({ id, title, keys = [], unavailable }) => (
          <div key={id} className={styles.row} data-unavailable={unavailable !== undefined}>
            <dt>{title}</dt>
            <dd>
              <KeyWords keys={keys} />
              {keys.map((each) => (
                <KeyCaps key={each} keys={each} />
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
