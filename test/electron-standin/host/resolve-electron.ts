import { registerHooks } from 'node:module';

/**
 * From here on `electron` means the stand-in, for `import`, `require` and the `require` of the inspector alike; without
 * this, the npm package would answer with the path of a binary. `original-fs` is Node's own: nothing is patched here.
 */
export function resolveElectronHere(module: URL): void {
  registerHooks({
    resolve(specifier, context, nextResolve) {
      if (/^electron(\/(main|common|utility))?$/.test(specifier)) return { url: module.href, shortCircuit: true };
      if (/^(node:)?original-fs$/.test(specifier)) return nextResolve('node:fs', context);
      return nextResolve(specifier, context);
    },
  });
}
