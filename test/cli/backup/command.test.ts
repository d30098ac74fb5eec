import { expect, test } from 'vitest';
import { runScript } from '../../support/run.ts';

test.each(['backup', 'restore'])(
  'npm run %s of a site without coaching says that there is nothing',
  (command) => {
    const words = command === 'restore' ? ['a.db'] : [];
    const { status, said } = runScript(command, 'test/sites/least', words, {
      SITE_URL: 'https://small.example',
      DATABASE_URL: 'file:.data/test/none/site.db',
    });

    expect(status).toBe(1);
    expect(said).toContain('There are no bookings: nothing is booked without coaching.yaml');
  },
);
