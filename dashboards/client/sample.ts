import { sampleRemoval, sampleStart } from '@throughline/api/contract/sample';
import { postJson } from './request.ts';

/** Takes the sample business in beside one's own data. Throws ApiError. */
export function startSample() {
  return postJson('/api/v1/sample', {}, sampleStart);
}

/** Starts to take it out again. Throws ApiError. */
export function removeSample() {
  return postJson('/api/v1/sample/remove', {}, sampleRemoval);
}
