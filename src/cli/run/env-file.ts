// For node --import: the commands read .env, and tests start the same files without it.
try {
  process.loadEnvFile();
} catch (fault) {
  if ((fault as NodeJS.ErrnoException).code !== 'ENOENT') throw fault;
}
