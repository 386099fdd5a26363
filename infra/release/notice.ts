import { type ThirdParty, thirdParties } from './third-party.ts';

/** Licences that ask nothing of who uses the program beyond naming them. */
const ACCEPTED_LICENCES: readonly string[] = [
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BSL-1.0',
  'BlueOak-1.0.0',
  'ISC',
  'MIT',
  'OFL-1.1',
  'Unlicense',
  'Zlib',
];

/** Whether a licence, or a choice or sum of several in SPDX's words, is among the accepted ones. */
export function isAccepted(licence: string): boolean {
  const bare = licence.replace(/^\((.*)\)$/, '$1');
  if (bare.includes(' AND ')) return bare.split(' AND ').every(isAccepted);
  if (bare.includes(' OR ')) return bare.split(' OR ').some(isAccepted);
  return ACCEPTED_LICENCES.includes(bare);
}

/** Binaries of one package for several platforms share its licence; npm reads it only where it installs one. */
const PLATFORM_BINARIES: readonly (readonly [prefix: string, licence: string])[] = [
  ['@chdb/lib-', 'Apache-2.0'],
  ['@lmdb/lmdb-', 'MIT'],
  ['@msgpackr-extract/', 'MIT'],
];

const HEAD = `Throughline
Copyright The Throughline authors

Licensed under the Apache License, Version 2.0; see LICENSE.

This product uses the packages below. Each is installed by npm from its own archive, which holds the text of its
licence. \`npm run notice\` makes this list from package-lock.json, and a test compares.

chDB (@chdb/lib-*) is ClickHouse as a library: Copyright ClickHouse, Inc. and the chDB authors, Apache License 2.0.
It holds third-party libraries under licences of their own, which ClickHouse lists in the table
system.licenses: \`SELECT library_name, license_type, license_text FROM system.licenses\`.
`;

/** The licence of a package, also of a binary for a platform that was never installed. */
export function licenceOf({ name, licence }: ThirdParty): string | undefined {
  return licence ?? PLATFORM_BINARIES.find(([prefix]) => name.startsWith(prefix))?.[1];
}

/** The text of NOTICE: what is installed to run the product, by licence. */
export function notice(lockFile: string): string {
  const byLicence = new Map<string, string[]>();
  for (const one of thirdParties(lockFile, { production: true })) {
    const licence = licenceOf(one) ?? 'unknown';
    byLicence.set(licence, [...(byLicence.get(licence) ?? []), `${one.name} ${one.version}`]);
  }
  const parts = [...byLicence]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([licence, packages]) => `${licence}\n${packages.map((one) => `  ${one}\n`).join('')}`);
  return [HEAD, ...parts].join('\n');
}
