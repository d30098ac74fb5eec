import { afterEach, expect } from 'vitest';

const unexpected: unknown[][] = [];

// A test that expects one says so: vi.spyOn(console, 'error').mockImplementation(() => {}).
console.error = (...words: unknown[]) => void unexpected.push(words);

afterEach(() => expect(unexpected.splice(0), 'unexpected console.error').toEqual([]));
