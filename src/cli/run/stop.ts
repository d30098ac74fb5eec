export interface Running {
  close(): unknown;
}

/**
 * Ctrl-C and SIGTERM close what is in the list, the last one first, and end the process with 0.
 * npm hands a Ctrl-C on a second time, so repetitions do nothing.
 */
export function closeOnSignal(running: Running[]) {
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    for (const part of running.toReversed()) await part.close();
    process.exit(0);
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}
