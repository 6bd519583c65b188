import type { Icon } from '@tabler/icons-react';
import {
  IconArrowBackUp,
  IconCheck,
  IconCircleCheck,
  IconHandGrab,
  IconHandStop,
  IconLock,
  IconPlayerPause,
  IconPlayerPlay,
  IconRotateClockwise,
  IconTag,
  IconUserShare,
} from '@tabler/icons-react';
import type { IncidentAct } from './incident-acts.ts';

export const actIcons: Readonly<Record<IncidentAct, Icon>> = {
  accept: IconCheck,
  decline: IconHandStop,
  claim: IconHandGrab,
  resume: IconPlayerPlay,
  resolve: IconCircleCheck,
  suspend: IconPlayerPause,
  offer: IconUserShare,
  withdraw: IconArrowBackUp,
  categorise: IconTag,
  reopen: IconRotateClockwise,
  close: IconLock,
};
