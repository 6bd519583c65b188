import type { HelperIpc } from '#contracts/helper-ipc.ts';
import type { HelperWindow } from '#contracts/helper-ipc-names.ts';
import type { ConsentQuestion } from '#contracts/helper-remote.ts';
import type { TellWindows } from '#platform/electron/typed-ipc.ts';
import type { AppWindow, WindowFactory } from '#platform/electron/window-factory.ts';

export interface QuestionWindowPorts {
  readonly factory: Pick<WindowFactory<HelperWindow>, 'open'>;
  readonly tell: TellWindows<HelperIpc>;
  /** It was closed by hand, or its page is gone. */
  readonly onClosed: () => void;
}

/** The window of a question: above all others while one stands, and else not there. */
export function createQuestionWindow({ factory, tell, onClosed }: QuestionWindowPorts) {
  let window: AppWindow<HelperWindow> | null = null;

  function close(): void {
    const open = window;
    window = null;
    open?.browserWindow.destroy();
  }

  function open(): AppWindow<HelperWindow> {
    const opened = factory.open('consent', '/consent.html');
    const { browserWindow } = opened;
    const gone = (): void => {
      if (window !== opened) return;
      close();
      onClosed();
    };
    browserWindow.on('closed', gone);
    browserWindow.webContents.on('render-process-gone', gone);
    browserWindow.setAlwaysOnTop(true, 'modal-panel');
    // Its digits are to be compared by voice and not over the line that is in question; where the system can, it is in no picture.
    browserWindow.setContentProtection(true);
    browserWindow.setVisibleOnAllWorkspaces(true);
    return opened;
  }

  return {
    show: (question: ConsentQuestion | null): void => {
      if (question === null) {
        close();
        return;
      }
      // A page that is there is told; one that has just been opened asks.
      if (window === null) window = open();
      else tell('consent.changed', question);
    },
  };
}
