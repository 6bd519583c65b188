import { answerCall } from './answer-call.ts';

/**
 * A process of its own that answers one call: its argument is the name of the call, its output the answer on one line.
 * Node ends with that. Under Electron a process goes on when it has nothing left to do, and is ended once its line is
 * read: an end of its own could overtake what it has written.
 */
answerCall(process.argv[2]).then(
  (answer) => void process.stdout.write(`${answer}\n`),
  (error: unknown) => {
    process.stderr.write(String(error));
    process.exit(1);
  },
);
