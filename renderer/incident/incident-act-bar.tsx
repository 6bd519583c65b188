import { ActionIcon, Button, Menu, Tooltip } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { KeyCaps } from '../look/key-caps.tsx';
import { useRefusalSentence } from '../words/use-refusal-sentence.ts';
import { actIcons } from './act-icons.ts';
import type { ActStates, IncidentAct } from './incident-acts.ts';
import { actKeys, incidentActs, silentWhenImpossible } from './incident-acts.ts';
import styles from './incident-act-bar.module.css';

interface IncidentActBarProps {
  readonly states: ActStates;
  readonly onAct: (act: IncidentAct) => void;
}

/** So many of the likely acts stand as buttons where there is room; the menu has them all. */
const BUTTONS = 3;

/** What can be done with the ticket now, the likely next step first. What cannot be done says why. */
export function IncidentActBar({ states, onAct }: IncidentActBarProps) {
  const possible = incidentActs.filter((act) => states[act] === null);
  const buttons = possible.slice(0, BUTTONS);
  const explained = incidentActs.filter((act) => states[act] === null || !silentWhenImpossible.includes(act));
  return (
    <div className={styles.bar}>
      {buttons.map((act, place) => (
        <ActButton key={act} act={act} isFirst={place === 0} onAct={onAct} />
      ))}
      <AllActs acts={explained} states={states} onAct={onAct} />
    </div>
  );
}

interface ActButtonProps extends Pick<IncidentActBarProps, 'onAct'> {
  readonly act: IncidentAct;
  readonly isFirst: boolean;
}

function ActButton({ act, isFirst, onAct }: ActButtonProps) {
  const { t } = useTranslation('incident');
  const Picture = actIcons[act];
  return (
    <Tooltip label={<KeyCaps keys={actKeys[act]} />}>
      <Button
        className={isFirst ? undefined : styles.later}
        variant={isFirst ? 'filled' : 'default'}
        leftSection={<Picture size={15} stroke={1.75} aria-hidden="true" />}
        onClick={() => onAct(act)}
      >
        {t(`act.${act}`)}
      </Button>
    </Tooltip>
  );
}

interface AllActsProps extends IncidentActBarProps {
  readonly acts: readonly IncidentAct[];
}

function AllActs({ acts, states, onAct }: AllActsProps) {
  const { t } = useTranslation('incident');
  const sentenceOf = useRefusalSentence();
  return (
    <Menu position="bottom-end" width={300}>
      <Menu.Target>
        <Tooltip label={t('act.more')}>
          <ActionIcon aria-label={t('act.more')}>
            <IconDots size={18} stroke={1.75} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        {acts.map((act) => {
          const Picture = actIcons[act];
          const refusal = states[act];
          return (
            <Menu.Item
              key={act}
              disabled={refusal !== null}
              leftSection={<Picture size={16} stroke={1.75} aria-hidden="true" />}
              rightSection={<KeyCaps keys={actKeys[act]} />}
              onClick={() => onAct(act)}
            >
              {t(`act.${act}`)}
              {refusal !== null && <span className={styles.why}>{sentenceOf(refusal)}</span>}
            </Menu.Item>
          );
        })}
      </Menu.Dropdown>
    </Menu>
  );
}
