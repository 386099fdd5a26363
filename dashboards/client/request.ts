import { problemSchema } from '@throughline/api/contract/problem';
import type * as z from 'zod';
import { ApiError, CLIENT_CODES } from './api-error.ts';
import { readApiKey } from './api-key.ts';

/** Query parameters; an array repeats nothing but joins with commas, as `by=channel,source`. */
export type Parameters = Record<string, string | number | readonly string[] | undefined>;

export function queryText(parameters: Parameters): string {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(parameters)) {
    if (value !== undefined) query.set(key, Array.isArray(value) ? value.join(',') : String(value));
  }
  return query.toString().replaceAll('%2C', ',');
}

async function send(
  path: string,
  parameters: Parameters,
  accept: string,
  signal?: AbortSignal,
): Promise<Response> {
  const key = readApiKey();
  const query = queryText(parameters);
  const response = await fetch(query ? `${path}?${query}` : path, {
    headers: { accept, ...(key ? { authorization: `Bearer ${key}` } : {}) },
    ...(signal ? { signal } : {}),
  }).catch((error: unknown) => {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new ApiError(0, CLIENT_CODES.network, String(error));
  });
  if (response.ok) return response;
  const body: unknown = await response.json().catch(() => null);
  const problem = problemSchema.safeParse(body);
  throw problem.success
    ? new ApiError(response.status, problem.data.code, problem.data.title, problem.data)
    : new ApiError(response.status, `HTTP_${response.status}`, response.statusText);
}

/** A JSON answer checked against its contract. Throws ApiError. */
export async function requestJson<T>(
  path: string,
  parameters: Parameters,
  schema: z.ZodType<T>,
  signal?: AbortSignal,
): Promise<T> {
  const response = await send(path, parameters, 'application/json', signal);
  const body: unknown = await response.json().catch(() => null);
  const result = schema.safeParse(body);
  if (!result.success) {
    const issue = result.error.issues[0];
    const place = issue ? `${issue.path.join('.')}: ${issue.message}` : '';
    throw new ApiError(response.status, CLIENT_CODES.unreadable, place);
  }
  return result.data;
}

/** An answer kept as a file, for downloads. Throws ApiError. */
export async function requestFile(path: string, parameters: Parameters): Promise<Blob> {
  const response = await send(path, parameters, '*/*');
  return response.blob();
}
