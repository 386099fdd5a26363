/** A file inside of a zip archive. */
export interface ZipEntry {
  readonly name: string;
  readonly content: Uint8Array;
}

/** Signatures of a zip archive's parts. */
export const ZIP = {
  local: 0x04034b50,
  central: 0x02014b50,
  end: 0x06054b50,
} as const;

export const METHODS = { stored: 0, deflated: 8 } as const;
