/** Does what ends an app, or closes a window, at times before the act itself is over. Resolves when that has come about. */
export async function ending(over: Promise<unknown>, act: () => Promise<void>): Promise<void> {
  await Promise.all([over, act().catch(() => null)]);
}
