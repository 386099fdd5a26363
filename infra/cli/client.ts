import { resolve } from 'node:path';
import { type ConfigInput, loadSettings } from '../config/load-settings.ts';
import { problemError } from './errors.ts';
import { findServer } from './find-server.ts';
import { httpClient } from './http-client.ts';
import { inProcessClient } from './in-process-client.ts';
import type { Answer, Client, Method, RequestOptions } from './request.ts';

/**
 * Connects to the server that holds the data folder; where none does, opens the folder in this process.
 * @throws CommandError when another process holds the folder and cannot be asked.
 */
export async function connect(input: ConfigInput): Promise<Client> {
  const { settings } = await loadSettings(input);
  const dataDir = resolve(settings.dataDir);
  const server = await findServer(dataDir);
  return server ? httpClient(server) : inProcessClient(input, dataDir);
}

/** Connects for as long as `use` takes. */
export async function withClient<Result>(
  input: ConfigInput,
  use: (client: Client) => Promise<Result>,
): Promise<Result> {
  const client = await connect(input);
  try {
    return await use(client);
  } finally {
    await client.close();
  }
}

/** As `client.request`, for an answer that has to be a good one. Throws CommandError for a problem. */
export async function ask(
  client: Client,
  method: Method,
  path: string,
  options?: RequestOptions,
): Promise<Answer> {
  const answer = await client.request(method, path, options);
  if (answer.status >= 400) throw problemError(answer.status, answer.text);
  return answer;
}
