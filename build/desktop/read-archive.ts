import { extractFile, listPackage, statFile, uncache } from '@electron/asar';
import type { PackedFile } from './package-contents.ts';

/** Every file of an asar archive, with what is in it. */
export function readArchive(archive: string): readonly PackedFile[] {
  // The library keeps what it once read of an archive, whatever was written there since.
  uncache(archive);
  return listPackage(archive, { isPack: false }).flatMap((listed) => {
    const path = listed.replaceAll('\\', '/').replace(/^\//, '');
    const entry = statFile(archive, path, false);
    if ('files' in entry) return [];
    const isOutside = 'link' in entry || entry.unpacked;
    return { path, isOutside, content: isOutside ? Buffer.alloc(0) : extractFile(archive, path, false) };
  });
}
