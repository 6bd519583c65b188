import { NativeSelect } from '@mantine/core';
import type { SessionPicture } from '#contracts/remote-session/session-state-messages.ts';
import { codecChoices } from '#contracts/remote-session/session-state-messages.ts';
import { useTranslation } from 'react-i18next';
import type { ScreenSession } from './screen-session.ts';
import styles from './figures-panel.module.css';

interface CodecChoicesProps {
  readonly picture: Extract<SessionPicture, { state: 'shown' }>;
  readonly screen: ScreenSession;
}

/** What their screen is sent by, and another way (V2): the picture goes on, and nobody over there is asked anew. */
export function CodecChoices({ picture: { monitor, mode, codec }, screen }: CodecChoicesProps) {
  const { t } = useTranslation('screen');
  if (codec === undefined || codec.possible.length < 2) return null;
  const name = (choice: (typeof codecChoices)[number]): string =>
    choice === 'auto' ? t('figures.codecAuto') : t(`figures.codecs.${choice}`);
  const offered = codecChoices.filter((choice) => choice === 'auto' || codec.possible.includes(choice));
  return (
    <label className={styles.codec}>
      <span>{t('figures.codec')}</span>
      <NativeSelect
        size="xs"
        value={codec.choice}
        data={offered.map((value) => ({ value, label: name(value) }))}
        onChange={({ currentTarget: { value } }) =>
          screen.show({ monitor, mode, codec: offered.find((choice) => choice === value) ?? 'auto' })
        }
      />
    </label>
  );
}
