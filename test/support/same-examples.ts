import fc from 'fast-check';

// A gate answers the same each time; other examples are drawn with a SEED of one's own.
fc.configureGlobal({ seed: Number(process.env['SEED'] ?? 1) });
