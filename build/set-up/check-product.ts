import { checkParts } from './check-parts.ts';
import { runParts } from './run-parts.ts';

process.exitCode = await runParts(checkParts);
