/** The part of the package `x11` (4.2.2, without types of its own) that is used here and in tests. */
declare module 'x11' {
  namespace x11 {
    type Answer<Value> = (error: Error | null, value: Value) => void;

    interface XClient {
      seq_num: number;
      readonly pack_stream: { put(request: Buffer): void; submit(expectsReply?: boolean): void };
      readonly replies: Record<number, [unpack: (body: Buffer, detail: number) => unknown, answer: Answer<never>]>;
      readonly stream: { destroy(): void; unref?(): void; on(event: 'close', hear: () => void): void };
      on(event: 'event', hear: (event: XEvent) => void): void;
      on(event: 'error', hear: (error: Error) => void): void;
      on(event: 'end', hear: () => void): void;
      removeListener(event: 'event', hear: (event: XEvent) => void): void;
      require(name: 'xtest', answer: Answer<XTest>): void;
      require(name: 'xkb', answer: Answer<Xkb>): void;
      require(name: 'xinput', answer: Answer<XInput>): void;
      require(name: 'damage', answer: Answer<Damage>): void;
      require(name: 'randr', answer: Answer<{ readonly majorOpcode: number }>): void;
      QueryKeymap(answer: Answer<Buffer>): void;
      QueryPointer(window: number, answer: Answer<{ readonly keyMask: number }>): void;
      ChangeKeyboardMapping(firstKeycode: number, keysymsPerKeycode: number, keysyms: readonly number[]): void;
      ChangeWindowAttributes(
        window: number,
        values: { readonly eventMask: number } | { readonly backgroundPixel: number },
      ): void;
      ClearArea(window: number, x: number, y: number, width: number, height: number, exposures: 0 | 1): void;
      AllocID(): number;
      CreateWindow(
        window: number,
        parent: number,
        x: number,
        y: number,
        width: number,
        height: number,
        borderWidth: number,
        depth: number,
        kind: number,
        visual: number,
        values: Readonly<Record<string, number>>,
      ): void;
      CreateGC(context: number, drawable: number, values: Readonly<Record<string, number>>): void;
      ChangeGC(context: number, values: Readonly<Record<string, number>>): void;
      CreatePixmap(pixmap: number, drawable: number, depth: number, width: number, height: number): void;
      FreePixmap(pixmap: number): void;
      OpenFont(font: number, name: string): void;
      MapWindow(window: number): void;
      DestroyWindow(window: number): void;
      PolyFillRectangle(drawable: number, context: number, rectangles: readonly number[]): void;
      ImageText8(drawable: number, context: number, x: number, y: number, text: string): void;
      CopyArea(
        from: number,
        to: number,
        context: number,
        fromX: number,
        fromY: number,
        toX: number,
        toY: number,
        width: number,
        height: number,
      ): void;
      PutImage(
        format: number,
        drawable: number,
        context: number,
        width: number,
        height: number,
        x: number,
        y: number,
        leftPad: number,
        depth: number,
        data: Buffer,
      ): void;
      GetImage(
        format: number,
        drawable: number,
        x: number,
        y: number,
        width: number,
        height: number,
        planes: number,
        answer: Answer<{ readonly data: Buffer }>,
      ): void;
      ChangeProperty(
        mode: number,
        window: number,
        property: number,
        type: number,
        bits: 8 | 32,
        data: Buffer | readonly number[],
      ): void;
      SetSelectionOwner(owner: number, selection: number, time: number): void;
      GetSelectionOwner(selection: number, answer: Answer<number>): void;
      ConvertSelection(requestor: number, selection: number, target: number, property: number, time: number): void;
      SendEvent(to: number, propagate: 0, eventMask: number, event: XSelectionEvent): void;
      GetAtomName(atom: number, answer: Answer<string>): void;
      GetInputFocus(answer: Answer<{ readonly focus: number }>): void;
      GetProperty(
        remove: 0 | 1,
        window: number,
        property: number,
        type: number,
        from: number,
        words: number,
        answer: Answer<{ readonly data: Buffer }>,
      ): void;
      InternAtom(onlyIfThere: boolean, name: string, answer: Answer<number>): void;
      QueryTree(window: number, answer: Answer<{ readonly parent: number }>): void;
      SendClientMessage(
        to: number,
        about: number,
        type: number,
        format: 32,
        data: readonly number[],
        eventMask: number,
      ): void;
      GrabKeyboard(
        window: number,
        ownerEvents: number,
        time: number,
        pointerMode: number,
        keyboardMode: number,
        answer: Answer<number>,
      ): void;
      sync(answer: (error: Error | null) => void): void;
      terminate(): void;
    }

    interface XEvent {
      readonly name: string;
      readonly deviceId?: number;
      readonly sourceId?: number;
      readonly detail?: number;
      readonly flags?: number;
      readonly group?: number;
      readonly lockedMods?: number;
      readonly message_type?: number;
      readonly data?: readonly number[];
      /** Of a `DamageNotify`. */
      readonly area?: XArea;
    }

    interface XArea {
      readonly x: number;
      readonly y: number;
      readonly w: number;
      readonly h: number;
    }

    /** Of a clipboard: asked of its owner, and answered by it. */
    interface XSelectionEvent extends XEvent {
      readonly seq: number;
      readonly time: number;
      readonly requestor: number;
      readonly selection: number;
      readonly target: number;
      readonly property: number;
    }

    interface Damage {
      readonly ReportLevel: { readonly DeltaRectangles: 1 };
      Create(damage: number, drawable: number, level: number): void;
      /** Both regions 0: all that was reported may be reported again. */
      Subtract(damage: number, repair: number, parts: number): void;
    }

    interface XTest {
      readonly majorOpcode: number;
      FakeInput(type: number, detail: number, time: number, window: number, x: number, y: number): void;
    }

    interface Xkb {
      readonly majorOpcode: number;
      SelectEvents(device: number, which: number, clear: number, all: number, affectMap: number, map: number): void;
      GetState(device: number, answer: Answer<{ readonly group: number; readonly lockedMods: number }>): void;
      GetNames(
        device: number,
        which: number,
        answer: Answer<{ readonly firstKey: number; readonly keyNames: readonly string[] }>,
      ): void;
      LatchLockState(
        device: number,
        affectModLocks: number,
        modLocks: number,
        lockGroup: boolean,
        groupLock: number,
        affectModLatches: number,
        modLatches: number,
        latchGroup: boolean,
        groupLatch: number,
      ): void;
    }

    interface XInput {
      readonly firstEvent: number;
      readonly xi2: { readonly majorVersion: number; readonly minorVersion: number } | null;
      XIQueryDevice(
        device: number,
        answer: Answer<readonly { readonly deviceId: number; readonly name: string }[]>,
      ): void;
      XISelectEvents(window: number, mask: { readonly deviceId: number; readonly mask: readonly string[] }): void;
    }

    interface XDisplay {
      readonly client: XClient;
      readonly screen: readonly { readonly root: number }[];
    }

    function createClient(
      options: { display: string; shm: false },
      answer: (error: Error | null, display: XDisplay) => void,
    ): XClient;
    const keySyms: Readonly<Record<string, { readonly code: number; readonly description: string | null } | number>>;
  }
  export = x11;
}
