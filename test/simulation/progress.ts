const WIDTH = 30;

/** A bar that moves on a terminal; elsewhere a line for each tenth. */
export function showProgress(worlds: number, out: NodeJS.WriteStream = process.stderr) {
  const begun = performance.now();
  let tenths = 0;
  const words = (done: number) => {
    const seconds = (performance.now() - begun) / 1000;
    const left = ((worlds - done) * seconds) / done;
    const rate = (done / seconds).toFixed(1);
    return `${done} of ${worlds} worlds, ${rate} a second, ${duration(left)} left`;
  };
  return {
    show(done: number) {
      if (out.isTTY) {
        const full = Math.round((WIDTH * done) / worlds);
        out.write(`\r\x1b[K[${'='.repeat(full)}${' '.repeat(WIDTH - full)}] ${words(done)}`);
      } else if (Math.floor((done * 10) / worlds) > tenths) {
        tenths = Math.floor((done * 10) / worlds);
        out.write(`${words(done)}\n`);
      }
    },
    say: (line: string) => void out.write(`${out.isTTY ? '\r\x1b[K' : ''}${line}\n`),
    end: () => void (out.isTTY && out.write('\n')),
  };
}

function duration(seconds: number): string {
  if (seconds < 90) return `${Math.round(seconds)} s`;
  if (seconds < 5400) return `${Math.round(seconds / 60)} min`;
  return `${(seconds / 3600).toFixed(1)} h`;
}
