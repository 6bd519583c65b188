import type { AfterPackContext } from 'electron-builder';
import { executableIn, kindOfFile, refuseWrongContents, refuseWrongResources } from './after-pack.ts';

/** The same for packages of the stand-in: its archive is held to the same rules, its program must be no real one. */
export function afterPack(context: AfterPackContext): void {
  const executable = executableIn(context);
  if (kindOfFile(executable) !== 'other')
    throw new Error(`${executable} is a real program: pack it without --standin.`);
  refuseWrongContents(context, context.appOutDir);
  refuseWrongResources(context);
}
