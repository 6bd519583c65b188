/** A utility process: sends back what it is sent, and ends when it is told to. */
process.parentPort.on('message', ({ ports: [port] }) => {
  port?.on('message', ({ data }) => {
    if (data === 'end') process.exit(0);
    port.postMessage(data);
  });
  port?.start();
});
