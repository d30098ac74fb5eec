/** What takes a while and cannot tell how far it is. */
export function sayNext(what: string) {
  if (process.stderr.isTTY) process.stderr.write(`${what}\n`);
}

/** How far it is, in one line of a terminal that is written again and again. */
export function createProgress(what: string, total: number) {
  let done = 0;
  const show = (end: string) => {
    if (!process.stderr.isTTY) return;
    const share = total === 0 ? 1 : Math.min(1, done / total);
    const bar = '█'.repeat(Math.round(share * 20)).padEnd(20, '░');
    process.stderr.write(`\r${bar} ${what} ${done} of ${total}${end}`);
  };
  return {
    step() {
      done += 1;
      show('');
    },
    end: () => show('\n'),
  };
}
