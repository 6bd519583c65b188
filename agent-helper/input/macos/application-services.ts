import type { Koffi } from '../koffi.ts';

/** The calls of macOS that input needs. */
export interface ApplicationServices {
  /** Whether the person has allowed this app to control the computer (Accessibility). */
  isTrusted(): boolean;
  key(virtualKey: number, isDown: boolean): void;
  text(units: string): void;
  mouse(kind: number, x: number, y: number, button: number): void;
  /** In pixels, downwards and to the right. */
  scroll(x: number, y: number): void;
  /** Seconds since a device of the computer did anything; what programs have posted does not count. */
  secondsSinceDevices(): number;
  /** Whether a key of a keyboard is down, whatever programs have posted. */
  isKeyDown(virtualKey: number): boolean;
}

const framework = '/System/Library/Frameworks/ApplicationServices.framework/ApplicationServices';
const foundation = '/System/Library/Frameworks/CoreFoundation.framework/CoreFoundation';
/** kCGEventSourceStatePrivate: what is posted from it leaves the state of the devices alone. */
const PRIVATE_STATE = -1;
/** kCGEventSourceStateHIDSystemState: the devices. */
const DEVICE_STATE = 1;
/** kCGSessionEventTap: behind the devices, so that these can be asked for by themselves. */
const SESSION_TAP = 1;
const ANY_EVENT = 0xffff_ffff;
const IN_PIXELS = 0;

/** NEVER RUN so far: written from Apple's documentation (Quartz Event Services), without a Mac to try it on. */
export function openApplicationServices(koffi: Pick<Koffi, 'load' | 'struct'>): ApplicationServices {
  koffi.struct('CGPoint', { x: 'double', y: 'double' });
  const library = koffi.load(framework);
  const release = koffi.load(foundation).func('void CFRelease(void *object)');
  const isTrusted = library.func('bool AXIsProcessTrusted()');
  const createSource = library.func('void *CGEventSourceCreate(int state)');
  const createKey = library.func('void *CGEventCreateKeyboardEvent(void *source, uint16_t key, bool isDown)');
  const setText = library.func('void CGEventKeyboardSetUnicodeString(void *event, ulong length, void *units)');
  const createMouse = library.func(
    'void *CGEventCreateMouseEvent(void *source, uint32_t kind, CGPoint at, uint32_t button)',
  );
  const createScroll = library.func(
    'void *CGEventCreateScrollWheelEvent2(void *source, uint32_t units, uint32_t wheels, int32_t y, int32_t x, int32_t z)',
  );
  const post = library.func('void CGEventPost(uint32_t tap, void *event)');
  const secondsSince = library.func('double CGEventSourceSecondsSinceLastEventType(int state, uint32_t kind)');
  const keyState = library.func('bool CGEventSourceKeyState(int state, uint16_t key)');
  const source: unknown = createSource(PRIVATE_STATE);

  function postAndRelease(event: unknown): void {
    post(SESSION_TAP, event);
    release(event);
  }

  return {
    isTrusted: () => isTrusted() as boolean,
    key: (virtualKey, isDown) => postAndRelease(createKey(source, virtualKey, isDown)),
    text: (units) => {
      for (const isDown of [true, false]) {
        const event: unknown = createKey(source, 0, isDown);
        setText(event, units.length, Buffer.from(units, 'utf16le'));
        postAndRelease(event);
      }
    },
    mouse: (kind, x, y, button) => postAndRelease(createMouse(source, kind, { x, y }, button)),
    scroll: (x, y) => postAndRelease(createScroll(source, IN_PIXELS, 2, -y, -x, 0)),
    secondsSinceDevices: () => secondsSince(DEVICE_STATE, ANY_EVENT) as number,
    isKeyDown: (virtualKey) => keyState(DEVICE_STATE, virtualKey) as boolean,
  };
}
