import x11 from 'x11';

/** A connection to a display, to draw on it and to read what is on it. */
export interface XScreen {
  readonly client: x11.XClient;
  readonly root: number;
  /** Opens a window over all others that no window manager touches. */
  openWindow(place: Place): XWindow;
  /** What is to be seen at a place: four bytes for each pixel (blue, green, red, nothing), row by row. */
  read(place: Place): Promise<Buffer>;
  press(x: number, y: number): Promise<void>;
  /** Resolves when the server has done everything that it was asked. */
  settle(): Promise<void>;
  close(): void;
}

export interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface XWindow {
  readonly id: number;
  readonly context: number;
  paint(place: Place, colour: number): void;
  close(): void;
}

const DEPTH = 24;
const INPUT_OUTPUT = 1;
const Z_PIXMAP = 2;
const BUTTON_PRESS_MASK = 4;
const fake = { buttonDown: 4, buttonUp: 5, motion: 6 } as const;

export async function openScreen(display: string): Promise<XScreen> {
  const { client, screen } = await new Promise<x11.XDisplay>((resolve, reject) => {
    x11.createClient({ display, shm: false }, (error, it) => (error ? reject(error) : resolve(it)));
  });
  const root = screen[0]!.root;
  const xtest = await new Promise<x11.XTest>((resolve, reject) =>
    client.require('xtest', (error, found) => (error ? reject(error) : resolve(found))),
  );
  const settle = () =>
    new Promise<void>((resolve, reject) => client.sync((error) => (error ? reject(error) : resolve())));
  return {
    client,
    root,
    openWindow: (place) => openWindow(client, root, place),
    read: ({ x, y, width, height }) =>
      new Promise((resolve, reject) =>
        client.GetImage(Z_PIXMAP, root, x, y, width, height, 0xffffffff, (error, image) =>
          error ? reject(error) : resolve(image.data),
        ),
      ),
    press: async (x, y) => {
      xtest.FakeInput(fake.motion, 0, 0, root, x, y);
      xtest.FakeInput(fake.buttonDown, 1, 0, root, 0, 0);
      xtest.FakeInput(fake.buttonUp, 1, 0, root, 0, 0);
      await settle();
    },
    settle,
    close: () => client.terminate(),
  };
}

function openWindow(client: x11.XClient, root: number, { x, y, width, height }: Place): XWindow {
  const [id, context] = [client.AllocID(), client.AllocID()];
  client.CreateWindow(id, root, x, y, width, height, 0, DEPTH, INPUT_OUTPUT, 0, {
    backgroundPixel: 0xffffff,
    overrideRedirect: 1,
    eventMask: BUTTON_PRESS_MASK,
  });
  client.CreateGC(context, id, { foreground: 0, background: 0xffffff, graphicsExposures: 0 });
  client.MapWindow(id);
  return {
    id,
    context,
    paint: (place, colour) => {
      client.ChangeGC(context, { foreground: colour });
      client.PolyFillRectangle(id, context, [place.x, place.y, place.width, place.height]);
    },
    close: () => client.DestroyWindow(id),
  };
}
