// For node --import, before each command that npm starts: tests start the same files without it. What is
// installed is looked at first; nothing else here may need a package.
import './need-packages.mjs';
import module from 'node:module';
import process from 'node:process';

// Half of a command's time goes into stripping and compiling; the next one remembers it.
module.enableCompileCache();
try {
  process.loadEnvFile();
} catch (fault) {
  if (fault.code !== 'ENOENT') throw fault;
}
