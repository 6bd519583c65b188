import { expect, test } from 'vitest';
import { askToQuit } from './ask-to-quit.ts';
import { en } from './words/en.ts';

function asked(answers: { readonly mayQuit: readonly boolean[] }) {
  const did: string[] = [];
  const mayQuit = [...answers.mayQuit];
  const dialog = {
    showMessageBox: async ({ message }: { readonly message: string }) => {
      did.push(message);
      return { response: 0, checkboxChecked: false };
    },
  };
  const app = { quit: () => void did.push('quit') };
  const asking = askToQuit({ dialog: dialog as never, app, mayQuit: () => mayQuit.shift() ?? true }, en);
  return asking.then(() => did);
}

test('the helper ends when somebody says so', async () => {
  expect(await asked({ mayQuit: [true, true] })).toEqual([en.quit.message, 'quit']);
});

test('it does not while somebody else has mouse and keyboard, not even where they came while it was asked (C17)', async () => {
  expect(await asked({ mayQuit: [false] })).toEqual([en.quit.frozen]);
  expect(await asked({ mayQuit: [true, false] })).toEqual([en.quit.message]);
});
