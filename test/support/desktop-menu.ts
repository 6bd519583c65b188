import type { ElectronApplication } from '@playwright/test';

/** Chooses a line of the application menu as a click would, over the window in front. Throws when there is none. */
export async function chooseInMenu(app: ElectronApplication, menu: string, item: string): Promise<void> {
  await app.evaluate(
    ({ BrowserWindow, Menu }, [menu, item]) => {
      const found = Menu.getApplicationMenu()
        ?.items.find(({ label }) => label === menu)
        ?.submenu?.items.find(({ label }) => label === item);
      if (found === undefined) throw new Error(`The menu has no ${menu} › ${item}.`);
      const inFront = BrowserWindow.getFocusedWindow();
      found.click(undefined, inFront ?? undefined, inFront?.webContents);
    },
    [menu, item] as const,
  );
}
