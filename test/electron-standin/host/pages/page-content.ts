import { randomUUID } from 'node:crypto';
import type { NativeImage, NativeTheme, PrintToPDFOptions, Rectangle } from 'electron';
import type { DevToolsSession } from '../cdp/devtools-client.ts';
import type { ParametersOf } from '../cdp/protocol.ts';
import { nativeImage } from '../modules/native-image.ts';
import type { Page } from './page.ts';

/** What is done with the document a page shows. */
export class PageContent {
  readonly #page: Page;
  #zoomFactor = 1;

  constructor(page: Page) {
    this.#page = page;
  }

  /** In the page's own world. The value has to be JSON; a promise is waited for. */
  async executeJavaScript(code: string, userGesture: boolean): Promise<unknown> {
    const session = await this.#page.ready;
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
      expression: code,
      awaitPromise: true,
      returnByValue: true,
      userGesture,
      allowUnsafeEvalBlockedByCSP: false,
    });
    if (exceptionDetails === undefined) return result.value as unknown;
    const { exception, text } = exceptionDetails;
    throw new Error(exception?.description ?? (exception?.value === undefined ? text : String(exception.value)));
  }

  /** In the preload's world, whose built-ins no page can replace. `null` when no document is there. */
  async runInPreloadWorld(expression: string): Promise<unknown> {
    const session = await this.#page.ready;
    const contextId = this.#page.channel?.contextId ?? null;
    if (contextId === null) return null;
    const { result } = await session.send('Runtime.evaluate', { expression, contextId, returnByValue: true });
    return result.value as unknown;
  }

  /** A sheet made by script is not subject to the page's content policy. @returns A key to remove it by. */
  async insertCSS(css: string, key: string = randomUUID()): Promise<string> {
    await this.runInPreloadWorld(`(() => {
      const sheet = Object.assign(new CSSStyleSheet(), { title_: ${JSON.stringify(key)} });
      sheet.replaceSync(${JSON.stringify(css)});
      document.adoptedStyleSheets = [...document.adoptedStyleSheets.filter((other) => other.title_ !== ${JSON.stringify(key)}), sheet];
    })()`);
    return key;
  }

  async removeInsertedCSS(key: string): Promise<void> {
    await this.runInPreloadWorld(`(() => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet.title_ !== ${JSON.stringify(key)});
    })()`);
  }

  get zoomFactor(): number {
    return this.#zoomFactor;
  }

  /** Zooms by a style, which is what a page lays out by as well. */
  zoomTo(factor: number): void {
    if (!(factor > 0)) throw new Error("'zoomFactor' must be a double greater than 0.0");
    this.#zoomFactor = factor;
    void this.applyZoom();
  }

  /** Every new document has to be told. */
  async applyZoom(): Promise<void> {
    if (this.#zoomFactor === 1) await this.removeInsertedCSS('zoom').catch(ignoreClosedPage);
    else await this.insertCSS(`:root { zoom: ${this.#zoomFactor} }`, 'zoom').catch(ignoreClosedPage);
  }

  async capture(clip?: Rectangle): Promise<NativeImage> {
    const session = await this.#page.ready;
    const part = clip === undefined ? {} : { clip: { ...clip, scale: 1 } };
    const { data } = await session.send('Page.captureScreenshot', { format: 'png', ...part });
    return nativeImage.createFromBuffer(Buffer.from(data, 'base64')) as NativeImage;
  }

  async printToPDF(options: PrintToPDFOptions): Promise<Buffer> {
    const session = await this.#page.ready;
    const { data } = await session.send('Page.printToPDF', pdfOptions(options));
    return Buffer.from(data, 'base64');
  }

  async showTheme(source: NativeTheme['themeSource'], session?: DevToolsSession): Promise<void> {
    const features = source === 'system' ? [] : [{ name: 'prefers-color-scheme', value: source }];
    await (session ?? (await this.#page.ready)).send('Emulation.setEmulatedMedia', { features });
  }
}

/** Widths and heights in inches, as both sides have them. */
const paperSizes: Readonly<Record<string, readonly [number, number]>> = {
  A0: [33.1, 46.8],
  A1: [23.4, 33.1],
  A2: [16.54, 23.4],
  A3: [11.7, 16.54],
  A4: [8.27, 11.7],
  A5: [5.83, 8.27],
  A6: [4.13, 5.83],
  Legal: [8.5, 14],
  Letter: [8.5, 11],
  Tabloid: [11, 17],
  Ledger: [17, 11],
};

function pdfOptions(options: PrintToPDFOptions): ParametersOf<'Page.printToPDF'> {
  const { pageSize = 'Letter', margins = {}, ...same } = options;
  const named = typeof pageSize === 'string' ? paperSizes[pageSize] : undefined;
  const [paperWidth, paperHeight] =
    named ?? (typeof pageSize === 'string' ? paperSizes['Letter']! : [pageSize.width, pageSize.height]);
  const edges = {
    marginTop: margins.top,
    marginBottom: margins.bottom,
    marginLeft: margins.left,
    marginRight: margins.right,
  };
  const given = Object.entries({ ...same, ...edges }).filter(([, value]) => value !== undefined);
  return { ...(Object.fromEntries(given) as ParametersOf<'Page.printToPDF'>), paperWidth, paperHeight };
}

/** The window was closed before the style reached it. */
function ignoreClosedPage(error: unknown): void {
  if (!(error instanceof Error)) throw error;
}
