import { expect, test } from 'vitest';
import { hashOf, ownPolicy } from '../../../src/adapters/web/inline-hashes.ts';

test('a policy names what stands in the page, and nothing else', () => {
  const [style, script, other] = ['p{color:red}', 'go()', 'elsewhere()'].map(hashOf);
  const page = `<style>p{color:red}</style><script type="module">go()</script><p>elsewhere()</p>`;
  const policy = `default-src 'self'; script-src 'self' '${script}' '${other}'; style-src 'self' '${style}' '${script}'`;
  expect(ownPolicy(policy, page)).toBe(
    `default-src 'self'; script-src 'self' '${script}'; style-src 'self' '${style}' '${script}'`,
  );
});

test('what stands in a page and not in its policy is not let in', () => {
  const policy = `script-src 'self' '${hashOf('go()')}'`;
  expect(ownPolicy(policy, '<script>evil()</script>')).toBe("script-src 'self'");
});
