import { recordNameOf } from '#domain/kernel/record.ts';
import { ok } from '#domain/kernel/result.ts';
import { notingAttachments } from './attachment/note-namings.ts';
import { prepareIncident } from './incident/prepare-incident.ts';
import { prepareArticle } from './knowledge/prepare-article.ts';
import { prepareSession } from './remote-support/prepare-session.ts';
import type { Prepare } from './sync/gate.ts';

/** By the kind of record a command is for; the others pass as they are. */
const preparations: ReadonlyMap<string, Prepare> = new Map([
  ['incident', prepareIncident],
  ['article', prepareArticle],
  ['support-session', prepareSession],
]);

/** What the hub alone says about commands before they are decided, and writes beside them when they are accepted. */
export const prepareCommand: Prepare = notingAttachments(async (entry, principal, desk) => {
  const prepare = preparations.get(recordNameOf(entry.target));
  return prepare === undefined ? ok({ entry, onAccepted: async () => {} }) : await prepare(entry, principal, desk);
});
