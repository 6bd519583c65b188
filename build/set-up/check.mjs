import { runUnderProjectNode } from './project-node.mjs';

process.exitCode = await runUnderProjectNode('build/set-up/check-product.ts', process.argv.slice(2));
