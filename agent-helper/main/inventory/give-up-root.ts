/** The user `nobody` of every Linux and of the BSDs' Linux-like numbering; owns nothing. */
const NOBODY = 65_534;

/**
 * Turns a process of root into one of nobody, for good: real, effective and saved ids. Throws when that fails, so that
 * nothing goes on with more rights than it was meant to have. Everybody else keeps what they have.
 *
 * It is done by the process itself after it has loaded its code, for nobody may read a folder of root's.
 */
export function giveUpRoot(): void {
  if (process.getuid?.() !== 0) return;
  process.setgroups?.([]);
  process.setgid?.(NOBODY);
  process.setuid?.(NOBODY);
  if (process.getuid() === 0 || process.geteuid?.() === 0) throw new Error('Root could not be given up.');
}
