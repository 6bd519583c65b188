import type { AnnotationState, LaserMessage } from '#contracts/remote-session/annotation-messages.ts';
import type { ActFromConsole } from '#contracts/remote-session/session-messages.ts';
import type { PlacedMark } from '#domain/remote-control/annotation.rules.ts';
import { laserRate, markRate, withMark, withoutMark } from '#domain/remote-control/annotation.rules.ts';
import type { Bucket, RateLimit } from '#domain/remote-control/rate.rules.ts';
import { fullBucket, takeFrom } from '#domain/remote-control/rate.rules.ts';
import type { Happening } from '#domain/remote-support/session-entry.ts';
import type { Overlay } from './overlay.ts';
import type { OpenPart, PartPorts, PartStanding, SessionPart } from '#platform/any/live-help/session-part.ts';

type Annotated = Extract<Happening, { type: 'annotated' }>['data'];

/** Pointing that goes on is one thing that happened; after so long without it, it is another. */
const LASER_ANEW_AFTER_MS = 60_000;

/** The agent points at things on this screen, as long as they may see it (V13). */
export function openAnnotations(overlay: Overlay): OpenPart {
  return (ports) => new Annotations(overlay, ports);
}

class Annotations implements SessionPart {
  readonly #overlay: Overlay;
  readonly #ports: PartPorts;
  readonly #stopFollowing: () => void;
  #marks: readonly PlacedMark[] = [];
  #isAllowed = false;
  #marksLeft: Bucket;
  #laserLeft: Bucket;
  #laserSequence = 0;
  #laserAtMs = -Infinity;
  /** What was written down of each mark. */
  #noted: ReadonlyMap<number, string> = new Map();
  #told = '';

  constructor(overlay: Overlay, ports: PartPorts) {
    this.#overlay = overlay;
    this.#ports = ports;
    this.#marksLeft = fullBucket(markRate, ports.nowMs());
    this.#laserLeft = fullBucket(laserRate, ports.nowMs());
    this.#stopFollowing = overlay.follow(() => this.#tell());
  }

  readonly hear = (message: ActFromConsole): void => {
    // What is said while nothing is seen is late, and is not kept for afterwards.
    if (!this.#isAllowed || this.#overlay.reason !== null) return;
    const { kind } = message;
    if (kind === 'annotation.begin') this.#overlay.begin(message.monitor);
    if (kind === 'annotation.put') this.#put({ id: message.id, monitor: message.monitor, mark: message.mark });
    if (kind === 'annotation.remove') this.#draw(withoutMark(this.#marks, message.id));
    if (kind === 'annotation.clear') this.#draw([]);
    if (kind === 'annotation.laser') this.#point(message);
  };

  readonly update = ({ live, isHeldBack, link }: PartStanding): void => {
    // A line that is broken is mended in seconds: what was explained stays, and what is on its way comes then.
    this.#isAllowed = live.has('view') && !isHeldBack && link !== 'connecting';
    if (this.#isAllowed) {
      this.#tell();
      this.#overlay.renew();
    } else this.#takeAway();
  };

  readonly end = async (): Promise<void> => {
    this.#stopFollowing();
    this.#takeAway();
  };

  #takeAway(): void {
    if (this.#marks.length > 0 || this.#overlay.drawn().length > 0) this.#told = '';
    this.#marks = [];
    this.#noted = new Map();
    this.#overlay.close();
  }

  #put(placed: PlacedMark): void {
    const left = this.#take(this.#marksLeft, markRate);
    if (left === null || this.#ports.monitors()[placed.monitor] === undefined) return;
    this.#marksLeft = left;
    const marks = withMark(this.#marks, placed);
    if (marks === null) return;
    this.#draw(marks);
    this.#ports.noteUse('view');
    this.#note(placed);
  }

  #point({ sequence, monitor, x, y }: LaserMessage): void {
    const left = this.#take(this.#laserLeft, laserRate);
    if (left === null || sequence <= this.#laserSequence || this.#ports.monitors()[monitor] === undefined) return;
    this.#laserLeft = left;
    this.#laserSequence = sequence;
    this.#overlay.laser(monitor, { x, y });
    const nowMs = this.#ports.nowMs();
    if (nowMs - this.#laserAtMs >= LASER_ANEW_AFTER_MS) this.#noteThat({ mark: 'laser' });
    this.#laserAtMs = nowMs;
    this.#ports.noteUse('view');
  }

  #take(bucket: Bucket, limit: RateLimit): Bucket | null {
    return takeFrom(bucket, limit, 1, this.#ports.nowMs());
  }

  #draw(marks: readonly PlacedMark[]): void {
    this.#marks = marks;
    this.#overlay.draw(marks);
  }

  /** What it says, once for each thing that it says: a mark that is moved says nothing new. */
  #note({ id, mark }: PlacedMark): void {
    const said: Annotated =
      mark.kind === 'step'
        ? { mark: 'step', number: mark.number, ...(mark.text === null ? {} : { text: mark.text }) }
        : { mark: mark.kind };
    const words = JSON.stringify(said);
    if (this.#noted.get(id) === words) return;
    this.#noted = new Map([...this.#noted, [id, words]]);
    this.#noteThat(said);
  }

  #noteThat(data: Annotated): void {
    this.#ports.note({ actor: this.#ports.help.agent, type: 'annotated', data });
  }

  #tell(): void {
    if (!this.#isAllowed) return;
    const { reason } = this.#overlay;
    const message: AnnotationState =
      reason === null
        ? {
            kind: 'annotation.state',
            state: this.#overlay.isHidden() ? 'hidden' : 'ready',
            marks: [...this.#overlay.drawn()],
          }
        : { kind: 'annotation.state', state: 'unavailable', reason };
    const words = JSON.stringify(message);
    if (words === this.#told) return;
    this.#told = words;
    this.#ports.say(message);
  }
}
