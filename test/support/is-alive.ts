/** Whether a process of that id is there. */
export function isAlive(pid = NaN): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
