import { expect, test } from 'vitest';
import { pictureOfScreen } from './x-picture.ts';

test('there is no picture of a screen that is not there, or on another machine', async () => {
  expect(await pictureOfScreen(undefined)).toBeNull();
  expect(await pictureOfScreen('elsewhere:0')).toBeNull();
  expect(await pictureOfScreen(':64999')).toBeNull();
});
