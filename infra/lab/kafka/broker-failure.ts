const LINES = 15;

const ADVICE: readonly (readonly [RegExp, string])[] = [
  [/Address already in use/, 'Another process listens on its port: choose another one or end it.'],
  [/Failed to acquire lock on file/, 'Another broker has this folder open: stop it first.'],
  [/UnsupportedClassVersionError/, 'Its java is too old: install Java 17 or newer.'],
  [/No space left on device/, 'The disk is full: make room.'],
  [
    /OutOfMemoryError|Could not reserve enough space|Cannot allocate memory/,
    'It has no memory: end other processes.',
  ],
  [/ConfigException/, 'A property is wrong: correct what was given as properties.'],
];

/**
 * The error of a broker that is not there: what to do, and the last lines of its log.
 * @param what `has not started`, `has ended`.
 * @param how `exit code 1`.
 */
export function brokerFailure(what: string, how: string, log: string): Error {
  const lines = log.trimEnd().split('\n');
  const [, advice = 'Its last lines say why; with a folder of its own, try an empty one.'] =
    ADVICE.find(([sign]) => sign.test(log)) ?? [];
  // A stack's lines say less than the messages between them.
  const telling = lines.filter((line) => !/^\s+(at |\.\.\. )/.test(line)).slice(-LINES);
  return new Error(`The Kafka broker ${what} (${how}). ${advice}\n${telling.join('\n')}`);
}
