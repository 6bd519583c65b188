import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

interface Declaration {
  readonly parent: string | null;
  readonly members: ReadonlySet<string>;
}

/** Declarations of the npm package `electron`: two blanks before the name, four before each member. */
const opening = /^ {2}(?:interface|class) (\w+)(?: extends ([\w.]+))?.*\{$/;
const member = /^ {4}(?:static )?(?:readonly )?(\w+)[?(:<]/;

/** The names that the types of `electron` declare for an interface or class, static ones and inherited ones included. */
export function declaredMembers(name: string): ReadonlySet<string> {
  const members = new Set<string>();
  for (let at: string | null = name; at !== null; at = declarations.get(at)?.parent ?? null) {
    for (const found of declarations.get(at)?.members ?? []) members.add(found);
  }
  return members;
}

function readDeclarations(): ReadonlyMap<string, Declaration> {
  const manifest = createRequire(import.meta.url).resolve('electron/package.json');
  const text = readFileSync(path.join(path.dirname(manifest), 'electron.d.ts'), 'utf8');
  const found = new Map<string, Declaration>();
  let current = new Set<string>();
  for (const line of text.split('\n')) {
    const [, name, parent] = opening.exec(line) ?? [];
    if (name !== undefined) {
      current = new Set(found.get(name)?.members);
      found.set(name, { parent: parent ?? null, members: current });
    } else {
      const declared = member.exec(line)?.[1];
      if (declared !== undefined) current.add(declared);
    }
  }
  return found;
}

const declarations = readDeclarations();
