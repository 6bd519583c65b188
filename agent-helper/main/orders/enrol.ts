import { Fault } from '#contracts/fault.ts';
import { hubApi } from '#contracts/hub-api.ts';
import { epochMs } from '#domain/kernel/fields.ts';
import type { Result } from '#domain/kernel/result.ts';
import { ok, refuse } from '#domain/kernel/result.ts';
import { openDataFolder } from '../data-folder.ts';
import { loadOrMakeDeviceKey } from '../enrolment/device-key.ts';
import { enrolmentSchema, hubOrigin } from '../enrolment/enrolment.ts';
import { linkOf } from '../enrolled-helper.ts';
import { foundText } from '../inventory/found-values.ts';
import { readStoredJson, writeStoredJson } from '../stored-json.ts';
import type { Surroundings } from '../surroundings.ts';

export interface EnrolOrder {
  readonly code: string;
  readonly hub: string;
}

/**
 * Makes this computer known to a hub. The key is on disk before the hub hears of it, and the enrolment is written last:
 * an attempt that breaks off in between is made again with a new code and the same key.
 */
export async function enrol({ code, hub }: EnrolOrder, around: Surroundings): Promise<Result<null>> {
  const { words, say, stopped } = around;
  const origin = hubOrigin.safeParse(hub);
  if (!origin.success) return refuse({ code: 'hub.address-unsafe' });
  const folder = await openDataFolder(around.dataPath);
  const known = await readStoredJson(folder.enrolment, enrolmentSchema);
  if (known !== null) {
    const details = { device: known.device, hub: known.hub, path: folder.path };
    throw new Fault('helper.enrolled-already', 'The device is enrolled already.', { details });
  }

  const key = await loadOrMakeDeviceKey(folder.deviceKey, around.vault);
  const claim = { code, hostName: foundText(around.hostName).slice(0, 120) || 'computer', publicKey: key.publicKey };
  // The rest is ours and fits, so it can only be the code.
  if (!hubApi['enrolment.claim'].input.safeParse(claim).success) return refuse({ code: 'enrolment.code-wrong' });
  const claimed = await around.askAt(origin.data)('enrolment.claim', claim, { token: null, signal: stopped });
  if (!claimed.ok) return claimed;
  const { device } = claimed.value;
  const enrolment = { device, hub: origin.data, enrolledAtMs: epochMs.parse(around.nowMs()) };
  await writeStoredJson(folder.enrolment, enrolment);
  say(words.enrolled(device, origin.data));

  const met = await linkOf(around, folder, enrolment, key).meet(stopped);
  if (!met.ok) say(words.enrolledButNotMet);
  else say(met.value.person === null ? words.belongsToNobody : words.belongsToSomebody);
  return ok(null);
}
