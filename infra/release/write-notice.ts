import { writeFileSync } from 'node:fs';
import { notice } from './notice.ts';

// `npm run notice`, at the root: to be run after a change of the lock file.
writeFileSync('NOTICE', notice('package-lock.json'));
