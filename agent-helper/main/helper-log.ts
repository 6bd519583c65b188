/** Says what happened, in the past tense, with fields; never contents of tickets, keys or tokens. */
export type HelperLog = (event: string, fields?: Readonly<Record<string, string | number>>) => void;

/** One line of text per event: the time, the event, `name=value` for each field. */
export function createHelperLog(write: (line: string) => void, nowMs: () => number): HelperLog {
  return (event, fields = {}) => {
    const shown = Object.entries(fields).map(([name, value]) => `${name}=${shownValue(value)}`);
    write([new Date(nowMs()).toISOString(), event, ...shown].join(' '));
  };
}

/** Text from elsewhere stays on its line and moves no cursor. */
function shownValue(value: string | number): string {
  return typeof value === 'number' || /^[\w.:/@,-]+$/.test(value) ? String(value) : JSON.stringify(value);
}
