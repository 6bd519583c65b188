import { checkParts } from './check-parts.ts';
import { bringPrograms, debianInstaller, neededPrograms } from './needed-programs.ts';
import { commandPart, playwrightPart, vitestPart } from './parts.ts';
import { runParts } from './run-parts.ts';

const missing = bringPrograms(neededPrograms, debianInstaller());
for (const sentence of missing) console.error(sentence);

process.exitCode =
  missing.length > 0
    ? 1
    : await runParts([
        // First of all: unit tests look into the bundles as well.
        commandPart('build', ['node', 'build/set-up/build-product.ts']),
        ...checkParts,
        vitestPart('integration tests', 'integration'),
        playwrightPart('journeys'),
        playwrightPart('remote links', 'test/remote/playwright.config.ts'),
        playwrightPart('remote input', 'test/input/playwright.config.ts'),
        playwrightPart('stand-in for Electron', 'test/electron-standin/playwright.config.ts'),
        playwrightPart('desktop apps', 'test/desktop/playwright.config.ts'),
      ]);
