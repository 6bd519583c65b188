import type { TFunction } from 'i18next';
import type { ScreenState } from './screen-state.ts';
import { isLive, mayControl, withheldBy } from './screen-state.ts';

interface NoteFacts {
  /** Whether keys that are pressed go to the other computer (I6). */
  readonly doKeysGo: boolean;
  readonly name: string;
  readonly device: string;
}

/** Where mouse and keys go while there is control, and why they go nowhere; `null` where there is nothing to say. */
export function inputWords(state: ScreenState, facts: NoteFacts, t: TFunction<'screen'>): string | null {
  const { input, grants } = state;
  const { name, device, doKeysGo } = facts;
  if (!isLive(state, 'control')) {
    // What is offered needs no words: there is a button for it.
    const isMissing = isLive(state, 'view') && grants !== null && !grants.offered.includes('control');
    // Whose no it is stands above the picture.
    if (!isMissing || input === null || withheldBy(state, 'control') !== null) return null;
    return input.state === 'input-unavailable' ? t(`input.unavailable.${input.reason}`) : t('input.notOffered');
  }
  if (input?.state === 'input-unavailable') return t(`input.unavailable.${input.reason}`);
  if (input?.state === 'local-user') return t('input.localUser', { name });
  if (input?.state === 'own-window') return t('input.ownWindow', { name });
  if (input?.state === 'stopped') return t('input.stopped', { name });
  if (!mayControl(state)) return null;
  return doKeysGo ? t('input.keysGo', { device }) : t('input.takeKeys');
}
