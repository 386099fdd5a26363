import type { StateResponse } from '@throughline/api/contract/state';
import { httpClient } from './http-client.ts';
import type { Serving } from './serve.ts';
import { VERSION } from './version.ts';

/** Whether a server has nothing to show yet. One that cannot say it, such as while its store is migrated, is not called empty. */
export async function isEmpty({ url, token }: Pick<Serving, 'url' | 'token'>): Promise<boolean> {
  const client = httpClient({ pid: process.pid, url, token, version: VERSION });
  try {
    const answer = await client.request('GET', '/api/v1/state');
    return answer.status === 200 && (answer.json() as StateResponse).data === null;
  } catch {
    return false;
  } finally {
    await client.close();
  }
}
