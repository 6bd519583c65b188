/** What Electron's own command line says; the rest of it belongs to the app, which reads `process.argv`. */
export interface CommandLine {
  /** Modules to load before the app's main module, in order (`-r`, `--require`). */
  readonly preloads: readonly string[];
  /** `null` when nobody asked for the inspector; port 0 takes any free one. */
  readonly inspect: { readonly host: string; readonly port: number; readonly waitsForDebugger: boolean } | null;
  /** The folder or file of the app; `null` when none was named. */
  readonly appTarget: string | null;
  /** Every `--name=value` before and after the app, names in lower case; a switch without a value has ''. */
  readonly switches: ReadonlyMap<string, string>;
}

/** Electron's `default_app` reads no options of its own behind the app's path, but Chromium reads switches anywhere. */
export function readCommandLine(args: readonly string[]): CommandLine {
  const preloads: string[] = [];
  const switches = new Map<string, string>();
  let inspect: CommandLine['inspect'] = null;
  let appTarget: string | null = null;
  for (let at = 0; at < args.length; at += 1) {
    const argument = args[at]!;
    if (argument === '--') break;
    if (appTarget === null && (argument === '-r' || argument === '--require')) {
      at += 1;
      const preload = args[at];
      if (preload !== undefined) preloads.push(preload);
    } else if (/^--inspect(-brk)?(=|$)/.test(argument)) inspect = readInspect(argument);
    else if (argument.startsWith('--')) addSwitch(switches, argument.slice(2));
    else if (!argument.startsWith('-')) appTarget ??= argument;
  }
  return { preloads, inspect, appTarget, switches };
}

function addSwitch(switches: Map<string, string>, text: string): void {
  const equals = text.indexOf('=');
  if (equals === -1) switches.set(text.toLowerCase(), '');
  else switches.set(text.slice(0, equals).toLowerCase(), text.slice(equals + 1));
}

/** `--inspect`, `--inspect=0`, `--inspect=127.0.0.1:9230`, `--inspect-brk=…`. */
function readInspect(argument: string): NonNullable<CommandLine['inspect']> {
  const [name, address = ''] = argument.split('=', 2);
  const parts = address.split(':');
  const port = parts.pop();
  return {
    host: parts.join(':') || '127.0.0.1',
    port: port === undefined || port === '' ? 9229 : Number(port),
    waitsForDebugger: name === '--inspect-brk',
  };
}
