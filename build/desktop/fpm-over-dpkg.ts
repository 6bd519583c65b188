#!/usr/bin/env node
import { readFpmArguments } from './fpm-arguments.ts';
import { buildDeb } from './build-deb.ts';

/**
 * Stands in for `fpm -s dir -t deb` where electron-builder calls it (`CUSTOM_FPM_PATH`), over Debian's own `dpkg-deb`: fpm
 * would be fetched from outside. Understands what electron-builder says to it, and refuses what it does not.
 */
const asked = readFpmArguments(process.argv.slice(2));
if (asked.ok) buildDeb(asked.value);
else {
  console.error(asked.refusal.details.sentence);
  process.exitCode = 2;
}
