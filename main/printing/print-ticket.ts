import { setTimeout as delay } from 'node:timers/promises';
import type { WebContents } from 'electron';
import type { ConsoleWindow } from '#contracts/console-ipc-names.ts';
import type { PdfOutcome, PrintOutcome } from '#contracts/console-ipc.ts';
import type { IncidentId } from '#domain/kernel/fields.ts';
import type { AppWindow, WindowFactory } from '#platform/electron/window-factory.ts';
import type { ConsoleFiles } from '../files/console-files.ts';
import { printPath } from '../windows.ts';

type Window = AppWindow<ConsoleWindow>;

export interface PrintingOptions {
  readonly factory: () => Pick<WindowFactory<ConsoleWindow>, 'open'>;
  readonly files: Pick<ConsoleFiles, 'saveOwn'>;
  /** How long a page may take until all of the ticket stands on it. */
  readonly patienceMs: number;
}

/** Puts a ticket on paper or into a PDF, from a page of its own that nobody sees. */
export interface Printing {
  print(ticket: IncidentId, withInternal: boolean): Promise<PrintOutcome>;
  /** @param name What the file is called at first, without its ending. */
  savePdf(ticket: IncidentId, name: string, asker: Window): Promise<PdfOutcome>;
  /** The page says that all of the ticket stands on it. */
  ready(page: Window): void;
}

export function createPrinting({ factory, files, patienceMs }: PrintingOptions): Printing {
  const waiting = new Map<Window, () => void>();

  async function withPage<Outcome>(
    path: string,
    use: (page: WebContents) => Promise<Outcome>,
  ): Promise<Outcome | 'failed'> {
    const page = factory().open('print', path, { isHidden: true });
    const { browserWindow } = page;
    const over = new AbortController();
    const isReady = new Promise<boolean>((resolve) => {
      waiting.set(page, () => resolve(true));
      browserWindow.once('closed', () => resolve(false));
      delay(patienceMs, false, { signal: over.signal }).then(resolve, () => resolve(false));
    });
    try {
      return (await isReady) ? await use(browserWindow.webContents) : 'failed';
    } finally {
      over.abort();
      waiting.delete(page);
      if (!browserWindow.isDestroyed()) browserWindow.destroy();
    }
  }

  return {
    print: (ticket, withInternal) => withPage(printPath(ticket, withInternal), printOnPaper),
    savePdf: (ticket, name, asker) =>
      withPage(printPath(ticket, false), async (page) => {
        const pdf = await page.printToPDF({ pageSize: 'A4', printBackground: true });
        return files.saveOwn({ name: `${name}.pdf`, bytes: pdf }, asker.browserWindow, 'by-umask');
      }),
    ready: (page) => waiting.get(page)?.(),
  };
}

function printOnPaper(page: WebContents): Promise<PrintOutcome> {
  return new Promise((resolve) => {
    page.print({ printBackground: true, pageSize: 'A4' }, (isPrinted, reason) => {
      if (isPrinted) resolve('done');
      // Electron's word for it, in both spellings it has had.
      else resolve(/cancell?ed/i.test(reason) ? 'cancelled' : 'failed');
    });
  });
}
