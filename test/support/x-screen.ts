import x11 from 'x11';

/**
 * Paints all of a screen on which no window is. Wherever a window goes the X server shows it at once, by itself: a program
 * behind that window would draw anew when it comes to that.
 *
 * @param colour As `0xrrggbb`.
 */
export async function paintScreen(display: string, colour: number): Promise<void> {
  const { client, screen } = await new Promise<x11.XDisplay>((resolve, reject) => {
    x11.createClient({ display, shm: false }, (error, it) => (error ? reject(error) : resolve(it)));
  });
  const { root } = screen[0]!;
  client.ChangeWindowAttributes(root, { backgroundPixel: colour });
  client.ClearArea(root, 0, 0, 0, 0, 0);
  await new Promise<void>((resolve) => client.sync(() => resolve()));
  client.terminate();
}
