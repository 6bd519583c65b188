import { ActionIcon, Tooltip } from '@mantine/core';
import type { Icon } from '@tabler/icons-react';
import { KeyCaps } from '../../look/key-caps.tsx';

interface ToolProps {
  readonly label: string;
  readonly icon: Icon;
  /** Its shortcut, shown with its name. */
  readonly keys?: string;
  /** Of one that stays pressed. */
  readonly isOn?: boolean;
  /** `null`: not at present. */
  readonly onUse: (() => void) | null;
}

/** A button of the line below the picture. */
export function Tool({ label, icon: Picture, keys, isOn, onUse }: ToolProps) {
  return (
    <Tooltip
      label={
        <>
          {label} {keys !== undefined && <KeyCaps keys={keys} />}
        </>
      }
    >
      <ActionIcon
        aria-label={label}
        aria-pressed={isOn}
        variant={isOn === true ? 'light' : 'subtle'}
        color={isOn === true ? 'amber' : 'gray'}
        disabled={onUse === null}
        onClick={() => onUse?.()}
      >
        <Picture size={18} stroke={1.75} />
      </ActionIcon>
    </Tooltip>
  );
}
