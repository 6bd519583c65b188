import type { HelperAnswersPorts } from './helper-answers.ts';
import type { SaveHelpRecordPorts } from './save-help-record.ts';
import { saveHelpRecord } from './save-help-record.ts';
import { saveTicketFile } from './save-ticket-file.ts';

/** What the person may have as a file of their own, each where they say. */
export function savesWith(ports: SaveHelpRecordPorts): Pick<HelperAnswersPorts, 'saveFile' | 'saveRecord'> {
  return {
    saveFile: (...file) => saveTicketFile(ports, ...file),
    saveRecord: (...record) => saveHelpRecord(ports, ...record),
  };
}
