import type { Result } from '#domain/kernel/result.ts';
import { ok } from '#domain/kernel/result.ts';
import { shownInventory } from '../inventory/shown-inventory.ts';
import { takeInventory } from '../inventory/take-inventory.ts';
import type { Surroundings } from '../surroundings.ts';

/** Shows everything that the desk is told about this computer, whether it is enrolled or not. */
export async function showInventory(around: Surroundings): Promise<Result<null>> {
  const { words, say } = around;
  const { inventory, failures } = await takeInventory(around, around.stopped);
  say(words.inventoryTitle);
  for (const line of shownInventory(inventory, words)) say(line);
  say('');
  if (failures.length > 0) say(words.callsFailed(failures.map(({ call }) => call).join(', ')));
  if (process.getuid?.() === 0) say(words.rightsGivenUp);
  say(words.rightsMissing);
  return ok(null);
}
