import { type FileOptions, fileOptions } from './reading/options.ts';

/** Header of a delivery: the options by which its file is read, as JSON in base64, whatever letters it has. */
export const OPTIONS_HEADER = 'throughline-file-options';

export function optionsHeader(options: FileOptions): Record<string, string> {
  return { [OPTIONS_HEADER]: Buffer.from(JSON.stringify(options)).toString('base64') };
}

/** Options that travelled with a file; undefined where none did. */
export function optionsOf(headers: Readonly<Record<string, string>>): FileOptions | undefined {
  const text = headers[OPTIONS_HEADER];
  if (text === undefined) return undefined;
  return fileOptions.parse(JSON.parse(Buffer.from(text, 'base64').toString('utf8')));
}
