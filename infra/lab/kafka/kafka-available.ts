import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { kafkaCache } from './kafka-cache.ts';

const OLDEST_JAVA = 17;

/** One sentence on why no broker can be started on this machine; undefined when one can. */
export function kafkaUnavailable(): string | undefined {
  if (process.platform === 'win32')
    return 'The local Kafka broker needs Linux or macOS: run it there or in a container.';
  const java = spawnSync('java', ['-version'], { encoding: 'utf8' });
  const found = java.error ? undefined : javaVersion(java.stderr);
  if (found === undefined)
    return `Kafka needs Java ${OLDEST_JAVA} or newer and there is none: install it, so that java is on the PATH.`;
  if (found < OLDEST_JAVA)
    return `Kafka needs Java ${OLDEST_JAVA} or newer and java on the PATH is Java ${found}: install a newer one.`;
  if (!kafkaCache().isFilled() && !isOnPath('mvn'))
    return "Kafka's jars are not here and there is no Maven to bring them: install it, so that mvn is on the PATH.";
  return undefined;
}

/** Major version from what `java -version` prints: 17 of "17.0.15", 8 of "1.8.0_412". */
export function javaVersion(printed: string): number | undefined {
  const [, major] = /version "(?:1\.)?(\d+)/.exec(printed) ?? [];
  return major === undefined ? undefined : Number(major);
}

function isOnPath(program: string): boolean {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.some((folder) => existsSync(join(folder, program)));
}
