/**
 * A line is a port between a window, which wants a desk, and a worker, which may hold it. Between them may stand the
 * exchange, which has a line to each.
 */

/** What a window asks on a line, with the port that it wants to be served on. */
export interface WindowArrives {
  readonly kind: 'window';
  /** Held by the window for as long as it lives. */
  readonly lock: string;
}

/** What a window tells the exchange, with a line to the worker that it has started. */
export interface WorkerArrives {
  readonly kind: 'worker';
  /** Of the window: its worker ends with it. */
  readonly lock: string;
}

/** What the exchange tells each window first. */
export interface ExchangeArrives {
  /** Held by the exchange for as long as it lives. */
  readonly exchangeLock: string;
}

/** What a window tells a worker, with a line to it. */
export interface LineArrives {
  readonly kind: 'line';
}

/**
 * What is said to who wants a desk: `here`, it is served by this worker; `elsewhere`, something that cannot be reached by
 * lines holds it (an older version of the console); `moved`, who served before is gone, and another has taken over.
 */
export type DeskWhereabouts = 'here' | 'elsewhere' | 'moved';

export function tell(port: MessagePort, whereabouts: DeskWhereabouts): void {
  port.postMessage(whereabouts);
}

export interface DeskLines {
  join(line: MessagePort): void;
  /** Tells all who are there, and all who come. */
  say(whereabouts: DeskWhereabouts): void;
}

/** The worker's ends of all lines to it. */
export function createDeskLines(serve: (arrives: WindowArrives, port: MessagePort) => void): DeskLines {
  const lines = new Set<MessagePort>();
  let said: DeskWhereabouts | null = null;
  return {
    join: (line) => {
      lines.add(line);
      line.addEventListener('message', ({ data, ports: [port] }: MessageEvent<WindowArrives>) => {
        if (port !== undefined) serve(data, port);
      });
      line.start();
      if (said !== null) tell(line, said);
    },
    say: (whereabouts) => {
      said = whereabouts;
      for (const line of lines) tell(line, whereabouts);
    },
  };
}
