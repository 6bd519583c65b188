/**
 * Loaded into a hub or helper that `npm start` has started (`node --import`). When the channel to the parent closes,
 * because the parent wants it to stop or is no more, it is asked to stop as by a signal: nothing is left running, and
 * Windows, which knows no such signal, stops cleanly too.
 */
process.on('disconnect', () => {
  const isHeard = process.emit('SIGTERM', 'SIGTERM');
  if (!isHeard) process.exit(1);
});
// Waiting for that alone is no reason to stay.
process.channel?.unref();
// Whoever read what it says is gone with the parent: its goodbye is for nobody, and breaks nothing.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => stream.destroy());
