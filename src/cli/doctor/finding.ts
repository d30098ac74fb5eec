/** What a look at one thing found, and what to do when it is not well. */
export type Finding = { ok: true; says: string } | { ok: false; says: string; todo: string };

export function well(says: string): Finding {
  return { ok: true, says };
}

export function fault(says: string, todo: string): Finding {
  return { ok: false, says, todo };
}

/** Findings as lines: a tick or a cross, and below a cross what to do. */
export function describe(findings: readonly Finding[]): string {
  const lines = findings.map((each) =>
    each.ok ? `  ✓ ${each.says}` : `  ✗ ${each.says}\n    ${each.todo}`,
  );
  const faults = findings.filter(({ ok }) => !ok).length;
  const end = faults === 0 ? 'All is well.' : `To mend: ${faults}`;
  return `${lines.join('\n')}\n\n  ${end}`;
}
