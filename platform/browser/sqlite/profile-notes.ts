/** What dedicated workers alone have; our files compile against a page's types. */
interface WorkersFile extends FileSystemFileHandle {
  createSyncAccessHandle(): Promise<{
    truncate(sizeBytes: number): void;
    write(bytes: Uint8Array): number;
    flush(): void;
    close(): void;
  }>;
}

/** Small texts in a folder of the origin's private files. */
export function createProfileNotes(folder: string) {
  const open = async () =>
    (await navigator.storage.getDirectory()).getDirectoryHandle(folder, {
      create: true,
    });
  const isMissing = (error: unknown) => error instanceof DOMException && error.name === 'NotFoundError';

  return {
    /** `null` where there is none. */
    read: async (name: string): Promise<string | null> => {
      try {
        return await (await (await (await open()).getFileHandle(name)).getFile()).text();
      } catch (error) {
        if (isMissing(error)) return null;
        throw error;
      }
    },
    /** On the disk when the promise resolves. */
    write: async (name: string, text: string): Promise<void> => {
      const file = (await (await open()).getFileHandle(name, { create: true })) as WorkersFile;
      const handle = await file.createSyncAccessHandle();
      try {
        handle.truncate(0);
        handle.write(new TextEncoder().encode(text));
        handle.flush();
      } finally {
        handle.close();
      }
    },
    remove: async (name: string): Promise<void> => {
      try {
        await (await open()).removeEntry(name);
      } catch (error) {
        if (!isMissing(error)) throw error;
      }
    },
  };
}
