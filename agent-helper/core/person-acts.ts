import type { CoreInput, CoreOutput, Picture, TicketAct } from '#contracts/helper-core.ts';
import { plainWords } from '#domain/incident/summary.rules.ts';
import { Fault } from '#contracts/fault.ts';
import type { Attachment } from '#domain/kernel/attachment.ts';
import type { CommandEntry } from '#domain/kernel/command.ts';
import type { SupportSessionId } from '#domain/kernel/fields.ts';
import { incidentId } from '#domain/kernel/fields.ts';
import type { Refusal, Result } from '#domain/kernel/result.ts';
import { ok, refuse } from '#domain/kernel/result.ts';
import type { GivenFile } from '#platform/any/attachment/describe-file.ts';
import type { Acquaintance } from '../main/hub-link/acquaintance.ts';
import { problemCommand, problemFromWords } from '../main/incident/report-problem.ts';
import type { CommandOrigin } from '../main/outbox/new-command.ts';
import { newCommand } from '../main/outbox/new-command.ts';
import type { Surroundings } from '../main/surroundings.ts';
import { refusalOf, wordsIn } from '../main/words/say.ts';
import type { Words } from '../main/words/words.ts';
import type { EnrolledCore } from './enrolled-core.ts';

type Outcome<Value> = { ok: true; value: Value } | { ok: false; refusal: Refusal };

/**
 * Reports a problem with what belongs to it. Everything is on the disk when this is answered; the files first, so that no
 * command names what is not there.
 */
export async function reportProblem(
  core: EnrolledCore,
  { nowMs }: Surroundings,
  report: CoreInput<'problem.report'>,
  signal: AbortSignal,
): Promise<CoreOutput<'problem.report'>> {
  return await orRefusal(async () => {
    const { helper } = core;
    const { device } = helper.enrolment;
    const words = wordsIn(report.language);
    const acquaintance = await whoseComputer(core, signal);
    const logged = problemCommand(problemFromWords(report, words), { device, acquaintance, nowMs: nowMs() });
    if (!logged.ok) return logged;
    const attachments: Attachment[] = [];
    for (const file of filesOf(report, words)) {
      const kept = await helper.files.layDown(file);
      if (!kept.ok) return kept;
      attachments.push(kept.value);
    }
    await helper.outbox.add(logged.value);
    const origin = { device, nowMs: nowMs(), hubOffsetMs: logged.value.hubOffsetMs };
    if (attachments.length > 0) await helper.outbox.add(attachCommand(logged.value, attachments, origin));
    await helper.files.release();
    core.changed();
    return ok({ ticket: incidentId.parse(logged.value.target) });
  });
}

function attachCommand({ target }: CommandEntry, attachments: readonly Attachment[], origin: CommandOrigin) {
  return newCommand(
    'incident.attach',
    target,
    { attachments: [...attachments], text: null, audience: 'readers' },
    origin,
  );
}

function filesOf({ pictures, diagnostics }: CoreInput<'problem.report'>, words: Words): readonly GivenFile[] {
  const shots = pictures.map((picture: Picture, index) => ({
    name: words.pictureName(index + 1),
    mediaType: 'image/png',
    bytes: new Uint8Array(picture.bytes),
    width: picture.width,
    height: picture.height,
  }));
  if (diagnostics === null || diagnostics.trim() === '') return shots;
  const bytes = new TextEncoder().encode(diagnostics);
  return [...shots, { name: words.diagnosticsName, mediaType: 'text/plain', bytes }];
}

/** The desk may have said since the last meeting whose computer this is; if it cannot be asked, what it said has to do. */
async function whoseComputer({ helper }: EnrolledCore, signal: AbortSignal): Promise<Acquaintance | null> {
  const known = await helper.acquaintance();
  if (known !== null && known.person !== null) return known;
  const met = await helper.link.meetAnew(signal);
  return met.ok ? met.value : known;
}

/** What the person says on one of their tickets, kept until the hub has heard it. */
export async function actOnTicket(
  core: EnrolledCore,
  { nowMs }: Surroundings,
  act: TicketAct,
): Promise<CoreOutput<'ticket.act'>> {
  return await orRefusal(async () => {
    const { helper } = core;
    const hubOffsetMs = (await helper.acquaintance())?.hubOffsetMs ?? 0;
    const command = actCommand(act, { device: helper.enrolment.device, nowMs: nowMs(), hubOffsetMs });
    if (!command.ok) return command;
    await helper.outbox.add(command.value);
    core.changed();
    return ok(null);
  });
}

/** The person did not agree to something in a session: it is marked as that, beside what they say on the ticket (W15). */
export async function objectToHelp(
  { helper, changed }: EnrolledCore,
  { nowMs }: Surroundings,
  session: SupportSessionId,
): Promise<CoreOutput<'help.object'>> {
  return await orRefusal(async () => {
    const hubOffsetMs = (await helper.acquaintance())?.hubOffsetMs ?? 0;
    const origin = { device: helper.enrolment.device, nowMs: nowMs(), hubOffsetMs };
    await helper.outbox.add(newCommand('support-session.object', session, {}, origin));
    changed();
    return ok(null);
  });
}

function actCommand(act: TicketAct, origin: CommandOrigin): Result<CommandEntry> {
  if (act.kind === 'close') return ok(newCommand('incident.close', act.ticket, {}, origin));
  const text = plainWords(act.text);
  if (text === '') return refuse({ code: 'act.empty' });
  if (act.kind === 'reply') return ok(newCommand('incident.reply', act.ticket, { text }, origin));
  return ok(newCommand('incident.reopen', act.ticket, { reason: text }, origin));
}

/** A full disk or a full outbox is told to the person, who can do something about it. */
async function orRefusal<Value>(work: () => Promise<Result<Value>>): Promise<Outcome<Value>> {
  try {
    const done = await work();
    return done.ok ? { ok: true, value: done.value } : { ok: false, refusal: done.refusal };
  } catch (error) {
    if (error instanceof Fault) return { ok: false, refusal: refusalOf(error) };
    throw error;
  }
}
