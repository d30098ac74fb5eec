// For node --import: without its packages a command ends here, in one sentence.
import process from 'node:process';
import { isInstalled } from './installed.mjs';

if (!isInstalled()) {
  console.error(
    'The packages are not installed, or not as package-lock.json has them: run npm ci --include=dev',
  );
  process.exit(1);
}
