import type { Capability } from '#domain/remote-control/effective-right.rules.ts';
import type { Icon } from '@tabler/icons-react';
import {
  IconClipboardCopy,
  IconClipboardText,
  IconCpu,
  IconEye,
  IconFileDownload,
  IconFileUpload,
  IconMouse,
  IconPlayerRecord,
  IconRefresh,
} from '@tabler/icons-react';
import type { HelperWordKey } from '../words/words.ts';

interface QuestionWords {
  readonly icon: Icon;
  readonly title: HelperWordKey;
  /** What it means, and what it does not. */
  readonly what: HelperWordKey;
  readonly yes: HelperWordKey;
}

const wordsOf: Readonly<Record<Capability, QuestionWords>> = {
  view: { icon: IconEye, title: 'consent.view', what: 'consent.view.what', yes: 'consent.view.yes' },
  control: { icon: IconMouse, title: 'consent.control', what: 'consent.control.what', yes: 'consent.control.yes' },
  'clipboard-in': {
    icon: IconClipboardText,
    title: 'consent.clipboard-in',
    what: 'consent.clipboard-in.what',
    yes: 'consent.clipboard-in.yes',
  },
  'clipboard-out': {
    icon: IconClipboardCopy,
    title: 'consent.clipboard-out',
    what: 'consent.clipboard-out.what',
    yes: 'consent.clipboard-out.yes',
  },
  'file-in': {
    icon: IconFileDownload,
    title: 'consent.file-in',
    what: 'consent.file-in.what',
    yes: 'consent.file-in.yes',
  },
  'file-out': {
    icon: IconFileUpload,
    title: 'consent.file-out',
    what: 'consent.file-out.what',
    yes: 'consent.file-out.yes',
  },
  'system-info': {
    icon: IconCpu,
    title: 'consent.system-info',
    what: 'consent.system-info.what',
    yes: 'consent.system-info.yes',
  },
  restart: { icon: IconRefresh, title: 'consent.restart', what: 'consent.restart.what', yes: 'consent.restart.yes' },
  record: { icon: IconPlayerRecord, title: 'consent.record', what: 'consent.record.what', yes: 'consent.record.yes' },
};

/** How each thing is asked for, whole sentences each: nobody agrees to what was put together from parts. */
export function questionWords(capability: Capability): QuestionWords {
  return wordsOf[capability];
}
