import { expect, it } from 'vitest';
import { createOwnerLink } from '../../../src/adapters/signed/owner-link.ts';
import { createSiteLinks } from '../../../src/adapters/signed/site-links.ts';

const [OLD, NEW] = ['old'.repeat(12), 'new'.repeat(12)] as const;

it('opens for its own token, and for no other', () => {
  const { token, opens } = createOwnerLink([NEW]);
  expect(token).toMatch(/^[\w-]{43}$/);
  expect(opens(token)).toBe(true);
  for (const other of ['', 'x', token.slice(1), `${token}x`, token.toLowerCase(), NEW])
    expect(opens(other)).toBe(false);
});

it('is shut by a new secret, though the old one still opens links of readers', () => {
  const leaked = createOwnerLink([OLD]).token;
  expect(createOwnerLink([NEW, OLD]).opens(leaked)).toBe(false);
});

it('is no link of a call, nor is one of them it', () => {
  const links = createSiteLinks([NEW], new URL('https://desk.example'));
  const [, owner = ''] = /calls\/(.+)\/$/.exec(links.callsUrl) ?? [];
  const [, call = ''] = /manage\/(.+)\/$/.exec(links.manageUrl('a', 'coach')) ?? [];
  expect(links.isOwner(owner)).toBe(true);
  expect(links.isOwner(call)).toBe(false);
  expect(links.read(call)).toEqual({ bookingId: 'a', role: 'coach' });
  for (const forged of [owner, `a.coach.${owner}`]) expect(links.read(forged)).toBeUndefined();
});
