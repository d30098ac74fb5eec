/** Where test/run.ts builds the site of test/content, from the root of the project. */
export const outDir = '.data/test/site';

/** The address that site is built for; test/run.ts picks a free port. */
export const siteUrl = process.env['SITE_URL'] ?? 'http://localhost:4321';

/** What the building of that site has in its environment, and no file of it may hold. */
export const secrets = {
  STRIPE_SECRET_KEY: 'sk_test_secret-of-the-build',
  STRIPE_WEBHOOK_SECRET: 'whsec_secret-of-the-build',
  SMTP_URL: 'smtp://user:secret-of-the-build@127.0.0.1:4323',
  COACH_EMAIL: 'secret-of-the-build@example.com',
  COACH_PHONE: 'secret-of-the-build',
  DATABASE_URL: 'libsql://secret-of-the-build.example',
  DATABASE_AUTH_TOKEN: 'secret-of-the-build',
  LINK_SECRET: 'secret-of-the-build-that-signs-links',
  FEED_SECRET: 'secret-of-the-build',
  SWEEP_SECRET: 'secret-of-the-build',
  BUSY_CALENDARS: 'https://calendar.example/secret-of-the-build.ics',
  DEPLOY_HOOK_URL: 'https://host.example/secret-of-the-build',
};
