import type { CommandLine } from 'electron';

/** The switches that lists of features belong to: saying them twice means both. */
const listSwitch = /^(?:en|dis)able-(?:blink-)?features$/;

/** `app.commandLine`: what Chromium will be started with. */
export class CommandLineSwitches implements Pick<
  CommandLine,
  'appendSwitch' | 'appendArgument' | 'hasSwitch' | 'getSwitchValue' | 'removeSwitch'
> {
  readonly switches = new Map<string, string>();

  appendSwitch(name: string, value = ''): void {
    const key = name.toLowerCase();
    const before = this.switches.get(key) ?? '';
    this.switches.set(key, listSwitch.test(key) && before !== '' ? `${before},${value}` : value);
  }

  appendArgument(value: string): void {
    this.appendSwitch(value.replace(/^--/, ''));
  }

  hasSwitch(name: string): boolean {
    return this.switches.has(name.toLowerCase());
  }

  getSwitchValue(name: string): string {
    return this.switches.get(name.toLowerCase()) ?? '';
  }

  removeSwitch(name: string): void {
    this.switches.delete(name.toLowerCase());
  }
}
