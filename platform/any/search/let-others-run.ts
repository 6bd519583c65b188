/** Lets whatever else waits for this thread go first, such as the answers to windows. At most for `atLeastMs` more. */
export function letOthersRun(atLeastMs = 0): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, atLeastMs);
  });
}
