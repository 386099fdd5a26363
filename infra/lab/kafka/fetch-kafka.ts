import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { assetPath } from '@throughline/transform/warehouse/sql-file';
import { withFolderLock } from './folder-lock.ts';
import { type JarChecksums, jarProblems } from './jar-checksums.ts';
import { type KafkaCache, kafkaCache } from './kafka-cache.ts';

/**
 * Folder with the broker's jars, each with the checksum that `jars.sha256` pins. Maven brings them the first
 * time (half a minute), from wherever its own settings say.
 * @throws Error when Maven cannot bring them, or brings others.
 */
export async function fetchKafka(): Promise<string> {
  const cache = kafkaCache();
  if (cache.isFilled()) return cache.folder;
  mkdirSync(dirname(cache.folder), { recursive: true });
  // The lock only saves work: what makes two fetches safe is that a folder appears whole, by its rename.
  await withFolderLock(cache.folder, async () => {
    if (!cache.isFilled()) await fill(cache);
  });
  return cache.folder;
}

async function fill(cache: KafkaCache): Promise<void> {
  const { folder, pinned, marker } = cache;
  const parent = dirname(folder);
  // What a fetch that was killed left behind.
  for (const name of readdirSync(parent))
    if (name.startsWith(`${basename(folder)}-part-`))
      rmSync(join(parent, name), { recursive: true, force: true });
  const part = mkdtempSync(`${folder}-part-`);
  try {
    await copyDependencies(part);
    verifyJars(pinned, part);
    writeFileSync(join(part, marker.name), marker.contents);
    rmSync(folder, { recursive: true, force: true });
    renameSync(part, folder);
  } catch (error) {
    if (!cache.isFilled()) throw error;
  } finally {
    rmSync(part, { recursive: true, force: true });
  }
}

/** @throws Error that names each jar of the folder that is missing, not on the list, or different. */
export function verifyJars(pinned: JarChecksums, folder: string): void {
  const found = new Map(
    readdirSync(folder).map((name) => {
      const sum = createHash('sha256').update(readFileSync(join(folder, name)));
      return [name, sum.digest('hex')];
    }),
  );
  const problems = jarProblems(pinned, found);
  if (problems.length > 0)
    throw new Error(
      `The jars that Maven brought are not those of infra/lab/kafka/jars.sha256: ${problems.join(', ')}. Check the repository that Maven's settings name, or remove these jars from Maven's local repository and try again.`,
    );
}

function copyDependencies(folder: string): Promise<void> {
  const goal = ['dependency:copy-dependencies', `-DoutputDirectory=${folder}`];
  const pom = assetPath(import.meta.url, './pom.xml');
  const maven = spawn('mvn', ['-q', '-B', '-f', pom, ...goal], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const end = () => maven.kill();
  process.once('exit', end);
  let output = '';
  for (const stream of [maven.stdout, maven.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      output = (output + text).slice(-4_000);
    });
  return new Promise<void>((resolve, reject) => {
    maven.once('error', (error) =>
      reject(
        new Error(
          `Maven cannot be run (${error.message}): install it, so that mvn is on the PATH.`,
        ),
      ),
    );
    maven.once('close', (code, signal) => {
      if (code === 0) return resolve();
      const lines = output.trim().split('\n').slice(0, 6).join('\n');
      reject(
        new Error(
          `Maven could not bring the broker's jars (${signal ?? `exit code ${code}`}): check the network and the repositories in Maven's settings.\n${lines}`,
        ),
      );
    });
  }).finally(() => process.off('exit', end));
}
