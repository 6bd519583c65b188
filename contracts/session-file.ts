import { incidentSchema } from '#domain/incident/incident.record.ts';
import { agentId, deviceId, personId, supportSessionId } from '#domain/kernel/fields.ts';
import { journalLineSchema } from '#domain/kernel/journal.ts';
import { chainHash, participant, sessionEntry } from '#domain/remote-support/session-entry.ts';
import { supportSessionSchema } from '#domain/remote-support/support-session.record.ts';
import { z } from 'zod';

const name = z.string().max(300);

/** What the desk knows of a session beside what was written down in it. */
const about = supportSessionSchema
  .pick({
    state: true,
    origin: true,
    reason: true,
    granted: true,
    spells: true,
    looks: true,
    requestedAtMs: true,
    joinedAtMs: true,
    endedAtMs: true,
    endedBy: true,
    endReason: true,
    endNote: true,
    objectedAtMs: true,
  })
  .extend({
    device: z.strictObject({ id: deviceId, name }).nullable(),
    person: z.strictObject({ id: personId, name }).nullable(),
    ticket: incidentSchema.pick({ id: true, number: true }).nullable(),
    agents: z.array(z.strictObject({ id: agentId, name })),
  });

/** What was written down of one session, as a file: all that is needed to check it anywhere (`session verify FILE`). */
export const sessionFile = z.strictObject({
  format: z.literal('deskbell-session-1'),
  session: supportSessionId,
  /** The same as it was told to whoever saved it, a line each. For people; nothing rests on it. */
  story: z.array(z.string().max(1_000)).max(2_000).exactOptional(),
  about: about.exactOptional(),
  /** What was done with the session itself: asked, joined, handed over, ended. */
  lines: z
    .array(
      journalLineSchema.pick({
        id: true,
        name: true,
        actor: true,
        input: true,
        occurredAtMs: true,
        receivedAtMs: true,
      }),
    )
    .exactOptional(),
  chains: z.array(
    z.strictObject({
      by: participant,
      entries: z.array(sessionEntry),
      head: z.strictObject({ seq: z.int().min(0), hash: chainHash }).nullable(),
    }),
  ),
});
export type SessionFile = z.infer<typeof sessionFile>;

/** Several sessions in a file, each as it would be alone. The first element says what it is. */
export const SESSIONS_FORMAT = 'deskbell-sessions-1';
export const sessionsFile = z.tuple([z.strictObject({ format: z.literal(SESSIONS_FORMAT) })]).rest(sessionFile);
