import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { verifyJars } from './fetch-kafka.ts';
import { withFolderLock } from './folder-lock.ts';
import { jarProblems, parseChecksums } from './jar-checksums.ts';
import { javaVersion } from './kafka-available.ts';
import { kafkaCache } from './kafka-cache.ts';

const folder = mkdtempSync(join(tmpdir(), 'throughline-jars-'));
afterAll(() => rmSync(folder, { recursive: true }));

const A = 'a'.repeat(64);
const B = 'b'.repeat(64);
// SHA-256 of nothing.
const EMPTY = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

describe('checksums of jars', () => {
  it('are read as sha256sum writes them', () => {
    expect([...parseChecksums(`${A}  a-1.jar\n${B} *b.jar\n`)]).toEqual([
      ['a-1.jar', A],
      ['b.jar', B],
    ]);
    expect(() => parseChecksums('abc  a.jar')).toThrow("'abc  a.jar' is no checksum line");
  });

  it('tell a missing, an extra and a changed jar', () => {
    const pinned = parseChecksums(`${A}  a.jar\n${A}  b.jar\n${A}  c.jar\n`);
    expect(jarProblems(pinned, new Map(pinned))).toEqual([]);
    const found = parseChecksums(`${A}  a.jar\n${B}  b.jar\n${A}  d.jar\n`);
    expect(jarProblems(pinned, found)).toEqual([
      'c.jar is missing',
      'd.jar is not on the list',
      'b.jar has another checksum',
    ]);
  });

  it('are taken of the files themselves', () => {
    writeFileSync(join(folder, 'a.jar'), '');
    const pinned = parseChecksums(`${EMPTY}  a.jar`);
    expect(() => verifyJars(pinned, folder)).not.toThrow();
    writeFileSync(join(folder, 'a.jar'), 'other');
    expect(() => verifyJars(pinned, folder)).toThrow(
      /jars\.sha256: a\.jar has another checksum\. /,
    );
  });

  it('pin the broker and everything it comes with', () => {
    const { pinned } = kafkaCache(folder);
    expect([...pinned.keys()]).toContain('kafka_2.13-4.1.0.jar');
    expect([...pinned.keys()]).toContain('log4j-slf4j-impl-2.24.3.jar');
  });
});

it('a cache folder is filled when its marker is of this list and no jar is gone', () => {
  const cache = kafkaCache(join(folder, 'cache'));
  expect(cache.isFilled()).toBe(false);
  const here = kafkaCache(folder);
  writeFileSync(join(folder, here.marker.name), 'another list');
  for (const name of here.pinned.keys()) writeFileSync(join(folder, name), '');
  expect(here.isFilled()).toBe(false);
  writeFileSync(join(folder, here.marker.name), here.marker.contents);
  expect(here.isFilled()).toBe(true);
  rmSync(join(folder, 'kafka_2.13-4.1.0.jar'));
  expect(here.isFilled()).toBe(false);
});

it('one at a time works on a folder, and a lock of a process that is gone holds nobody up', async () => {
  const path = join(folder, 'locked');
  let inside = 0;
  let most = 0;
  const work = async () => {
    most = Math.max(most, ++inside);
    await new Promise((resolve) => setTimeout(resolve, 30));
    inside--;
  };
  // No process has this number: it is above what Linux gives.
  writeFileSync(`${path}.lock`, '99999999');
  await Promise.all([withFolderLock(path, work), withFolderLock(path, work)]);
  expect(most).toBe(1);
  expect(() => readFileSync(`${path}.lock`)).toThrow('ENOENT');
});

it.each([
  ['openjdk version "17.0.15" 2025-04-15', 17],
  ['java version "1.8.0_412"', 8],
  ['openjdk version "21" 2023-09-19', 21],
  ['The operation couldn’t be completed. Unable to locate a Java Runtime.', undefined],
])('java version: %s', (printed, version) => {
  expect(javaVersion(printed)).toBe(version);
});
