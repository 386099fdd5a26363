import { problemSchema } from '@throughline/api/contract/problem';
import type * as z from 'zod';
import { ApiError, CLIENT_CODES } from './api-error.ts';
import { readApiKey } from './api-key.ts';

/** Query parameters; several values of one are its repetitions, as `where` has them. */
export type Parameters = Record<string, string | number | readonly string[] | undefined>;

export function queryText(parameters: Parameters): string {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(parameters)) {
    for (const one of Array.isArray(value) ? value : [value])
      if (one !== undefined) query.append(key, String(one));
  }
  return query.toString().replaceAll('%2C', ',');
}

function withQuery(path: string, parameters: Parameters): string {
  const query = queryText(parameters);
  return query ? `${path}?${query}` : path;
}

interface Sent {
  accept: string;
  /** Sent as JSON, or as the file that it is; without, the request asks only. */
  body?: object | Blob;
  /** Of what is sent; a change of what there is already is `PUT`. */
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  signal?: AbortSignal | undefined;
}

async function send(
  url: string,
  { accept, body, method = body ? 'POST' : 'GET', signal }: Sent,
): Promise<Response> {
  const key = readApiKey();
  const response = await fetch(url, {
    headers: {
      accept,
      ...(key ? { authorization: `Bearer ${key}` } : {}),
      ...(body ? { 'content-type': body instanceof Blob ? body.type : 'application/json' } : {}),
    },
    method,
    ...(body ? { body: body instanceof Blob ? body : JSON.stringify(body) } : {}),
    ...(signal ? { signal } : {}),
  }).catch((error: unknown) => {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new ApiError(0, CLIENT_CODES.network, String(error));
  });
  if (response.ok) return response;
  const told: unknown = await response.json().catch(() => null);
  const problem = problemSchema.safeParse(told);
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
  return checked(
    await send(withQuery(path, parameters), { accept: 'application/json', signal }),
    schema,
  );
}

interface SentOptions {
  readonly parameters?: Parameters;
  readonly method?: 'POST' | 'PUT';
  readonly signal?: AbortSignal;
}

/** Sends JSON, or a file, and gives the answer, checked against its contract. Throws ApiError. */
export async function postJson<T>(
  path: string,
  body: object | Blob,
  schema: z.ZodType<T>,
  { parameters = {}, ...sent }: SentOptions = {},
): Promise<T> {
  const url = withQuery(path, parameters);
  return checked(await send(url, { accept: 'application/json', body, ...sent }), schema);
}

/** Removes what stands at a path, and gives the answer, checked against its contract. Throws ApiError. */
export async function deleteJson<T>(path: string, schema: z.ZodType<T>): Promise<T> {
  return checked(await send(path, { accept: 'application/json', method: 'DELETE' }), schema);
}

async function checked<T>(response: Response, schema: z.ZodType<T>): Promise<T> {
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
  const response = await send(withQuery(path, parameters), { accept: '*/*' });
  return response.blob();
}

/** An answer as the text of a media type. Throws ApiError. */
export async function requestText(
  path: string,
  parameters: Parameters,
  accept: string,
  signal?: AbortSignal,
): Promise<string> {
  return (await send(withQuery(path, parameters), { accept, signal })).text();
}
