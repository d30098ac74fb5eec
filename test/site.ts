/** Where test/run.ts builds the site of test/content, from the root of the project. */
export const outDir = '.data/test/site';

/** The address that site is built for; test/run.ts picks a free port. */
export const siteUrl = process.env['SITE_URL'] ?? 'http://localhost:4321';
