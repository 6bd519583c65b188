import type { ChordName } from '#domain/remote-control/chords.rules.ts';
import { chordNames } from '#domain/remote-control/chords.rules.ts';
import { keyboardModes } from '#domain/remote-control/input.rules.ts';
import { Button, NativeSelect } from '@mantine/core';
import { IconKeyboard, IconKeyboardOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { NumberedInput } from '../control/number-input.ts';
import { inputWords } from './input-note.rules.ts';
import type { ScreenState } from './screen-state.ts';
import { mayControl } from './screen-state.ts';
import type { Keyboard } from './use-keyboard.ts';
import { TypeTextButton } from './type-text-button.tsx';
import styles from './input-bar.module.css';

interface InputBarProps {
  readonly state: ScreenState;
  readonly hands: NumberedInput;
  readonly keyboard: Keyboard;
  readonly name: string;
  readonly device: string;
}

/** Where mouse and keys go, or why nowhere, and what no key of the agent's can do there. */
export function InputBar({ state, hands, keyboard, name, device }: InputBarProps) {
  const { doKeysGo } = keyboard;
  const { t } = useTranslation('screen');
  const words = inputWords(state, { doKeysGo, name, device }, t);
  if (words === null) return null;
  const Picture = doKeysGo ? IconKeyboard : IconKeyboardOff;
  return (
    <div className={styles.bar} data-keys-go={doKeysGo}>
      <p className={styles.note} title={words}>
        <Picture size={16} stroke={1.75} aria-hidden="true" />
        <output>{words}</output>
      </p>
      {mayControl(state) && <HandTools hands={hands} keyboard={keyboard} />}
    </div>
  );
}

function HandTools({ hands, keyboard: { mode, onMode } }: Pick<InputBarProps, 'hands' | 'keyboard'>) {
  const { t } = useTranslation('screen');
  const press = (chord: ChordName) => hands.act({ kind: 'input.chord', chord });
  return (
    <div className={styles.tools} role="toolbar" aria-label={t('input.tools')}>
      <NativeSelect
        size="xs"
        aria-label={t('input.mode')}
        title={t(`input.modeHints.${mode}`)}
        value={mode}
        data={keyboardModes.map((value) => ({ value, label: t(`input.modes.${value}`) }))}
        onChange={({ currentTarget: { value } }) => onMode(keyboardModes.find((one) => one === value) ?? 'auto')}
      />
      {chordNames.map((chord) => (
        <Button key={chord} variant="default" size="compact-sm" onClick={() => press(chord)}>
          {t(`input.chords.${chord}`)}
        </Button>
      ))}
      <TypeTextButton act={hands.act} />
    </div>
  );
}
