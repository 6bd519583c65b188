import { z } from 'zod';
import type { HubOrigin } from '#contracts/console-ipc.ts';
import { hubOrigin } from '#contracts/console-ipc.ts';
import { Fault } from '#contracts/fault.ts';
import { openSettingsFile } from '#platform/node/settings-file.ts';
import { readHubAddress } from './hub-address/hub-address.rules.ts';

const kept = z.strictObject({
  hub: hubOrigin.nullable().catch(null),
  /** Set when the graphics process crashed again and again; the next start goes without it. */
  isGpuOff: z.boolean().catch(false),
  /** Whether text fields are checked for spelling. */
  isSpellingOn: z.boolean().catch(true),
});
type Kept = z.infer<typeof kept>;

/** What the console keeps about itself on this device, beside the desk and outside of any window. */
export interface Settings extends Kept {
  /** The hub was given on the command line or by the environment, and is not to be changed here. */
  readonly isHubFixed: boolean;
}

export interface SettingsStore {
  read(): Settings;
  /** Resolves when it is on the disk. Throws `file.not-written`. */
  change(wanted: Partial<Kept>): Promise<void>;
}

/**
 * @param path The file; one that is missing or damaged is as if nothing had been set.
 * @param given The hub by command line or environment; `null` when there is none.
 */
export function openSettings(path: string, given: HubOrigin | null): SettingsStore {
  const file = openSettingsFile(path, (found) => kept.safeParse(found).data ?? kept.parse({}));
  return {
    read: () => {
      const current = file.read();
      return { ...current, hub: given ?? current.hub, isHubFixed: given !== null };
    },
    change: file.change,
  };
}

const OPTION = '--hub=';

/**
 * The hub that `--hub=` or `DESKBELL_HUB` names, the command line first; `null` when neither does. Throws
 * `hub-address.invalid` or `hub-address.insecure`: whoever fixes an address wants that one or none.
 */
export function givenHub(
  argv: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): HubOrigin | null {
  const option = argv.find((argument) => argument.startsWith(OPTION))?.slice(OPTION.length);
  const text = option ?? environment['DESKBELL_HUB'] ?? '';
  if (text === '') return null;
  const read = readHubAddress(text);
  if (read.kind === 'origin') return read.origin;
  throw new Fault(read.code, 'The address of the hub cannot be used.', { details: { address: text.slice(0, 200) } });
}
