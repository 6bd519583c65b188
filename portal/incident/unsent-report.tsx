import { IconCloudUp } from '@tabler/icons-react';
import { useDraft } from '../draft/use-draft.ts';
import { summaryOf } from '#domain/incident/summary.rules.ts';
import { Note } from '../look/note.tsx';
import { useWords } from '../words/use-words.ts';

/** A report that was handed over and that the hub has not answered yet: kept here, sent by itself. */
export function UnsentReport() {
  const { say } = useWords();
  const { content, isHandedOver } = useDraft('report', null);
  if (!isHandedOver) return null;
  return (
    <Note icon={IconCloudUp} title={say('sending.report')}>
      {summaryOf(content.words)}
    </Note>
  );
}
