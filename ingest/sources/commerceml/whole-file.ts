const XML_HEAD = /^\s*<(\?xml|(?:[\w.-]+:)?КоммерческаяИнформация)/;
const XML_END =
  /(?:<\/(?:[\w.-]+:)?КоммерческаяИнформация\s*>|^\s*(?:<\?xml[^>]*\?>\s*)?<(?:[\w.-]+:)?КоммерческаяИнформация[^<>]*\/>)\s*$/;
const END_OF_DIRECTORY = Buffer.from([0x50, 0x4b, 0x05, 0x06]);
/** Bytes of the end of a zip archive's directory, without its comment. */
const DIRECTORY_END_BYTES = 22;

export type FileForm = 'xml' | 'zip';

/** What a file is by its first bytes; undefined for a part that begins nothing. */
export function formOf(head: Buffer): FileForm | undefined {
  if (head.length >= 4 && head.readUInt32LE(0) === 0x04034b50) return 'zip';
  return XML_HEAD.test(textOf(head.subarray(0, 512), head)) ? 'xml' : undefined;
}

/**
 * Whether the last byte of a file has come. The protocol does not say: parts of a file come one after another, and some
 * versions of 1C name no end. A document ends with its root, an archive with its directory.
 */
export function isWhole(file: Buffer, form: FileForm): boolean {
  if (form === 'xml') return XML_END.test(textOf(file.subarray(-1024), file));
  const end = file.lastIndexOf(END_OF_DIRECTORY);
  if (end < 0 || end + DIRECTORY_END_BYTES > file.length) return false;
  const comment = file.readUInt16LE(end + 20);
  const directory = file.readUInt32LE(end + 12) + file.readUInt32LE(end + 16);
  return directory === end && end + DIRECTORY_END_BYTES + comment === file.length;
}

function textOf(part: Buffer, file: Buffer): string {
  return new TextDecoder(encodingOf(file)).decode(part);
}

/** The encoding that a document declares; UTF-8 without a declaration, and where it is unknown. */
export function encodingOf(file: Uint8Array): string {
  const head = new TextDecoder('latin1').decode(file.subarray(0, 200));
  const declared = /^[^<]{0,4}\s*<\?xml[^>]*\bencoding\s*=\s*["']([\w.-]+)["']/.exec(head)?.[1];
  if (!declared || head.startsWith('ï»¿')) return 'utf-8';
  try {
    return new TextDecoder(declared).encoding;
  } catch {
    return 'utf-8';
  }
}
