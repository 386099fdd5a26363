import { queryOptions } from '@tanstack/react-query';
import {
  type CostRequest,
  type FileOptions,
  fileLook,
  importsResponse,
  mappingsResponse,
  readFileResponse,
} from '@throughline/api/contract/files';
import {
  importProgress,
  operationState,
  startedOperation,
} from '@throughline/api/contract/operations';
import { postJson, requestJson } from './request.ts';

export interface AskedFile {
  /** Tells one choice of a file from the next: a query is known by its key, and a file has none. */
  readonly choice: number;
  readonly file: File;
  readonly options: FileOptions;
  /** Name of a mapping: one that is kept, or under which this reading is to be kept. */
  readonly mapping: string;
}

const parametersOf = ({ file, options, mapping }: AskedFile) => ({
  name: file.name.slice(0, 256),
  options: JSON.stringify(options),
  ...(mapping && { mapping }),
});
/** Whatever the browser takes the file for: the server looks at its bytes. */
const bytesOf = (file: File) => new Blob([file], { type: 'application/octet-stream' });

/** How a file would be read. */
export function lookOptions(asked: AskedFile | null) {
  return queryOptions({
    queryKey: ['file-look', asked?.choice, asked?.options, asked?.mapping],
    queryFn: ({ signal }) =>
      postJson('/api/v1/files/look', bytesOf(asked!.file), fileLook, {
        parameters: parametersOf(asked!),
        signal,
      }),
    enabled: asked !== null,
    // What was said last is on its way; another file begins with nothing.
    placeholderData: (before, query) => (query?.queryKey[1] === asked?.choice ? before : undefined),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
}

/** Takes a file in; it is durable then, and `progressOptions` tells when reports show it. Throws ApiError. */
export function importFile(asked: AskedFile) {
  return postJson('/api/v1/files', bytesOf(asked.file), readFileResponse, {
    parameters: parametersOf(asked),
  });
}

/** Takes in a cost that no file tells. Throws ApiError. */
export function addCost(cost: CostRequest) {
  return postJson('/api/v1/costs', cost, readFileResponse);
}

/** Starts to take an import out again. Throws ApiError. */
export function startUndo(id: string) {
  return postJson(`/api/v1/imports/${encodeURIComponent(id)}/undo`, {}, startedOperation);
}

const SOON_MS = 700;

/** What an import brought so far; asked again until reports show all of it. */
export function progressOptions(id: string) {
  return queryOptions({
    queryKey: ['import', id],
    queryFn: ({ signal }) =>
      requestJson(`/api/v1/imports/${encodeURIComponent(id)}`, {}, importProgress, signal),
    refetchInterval: ({ state }) => (state.data?.visible ? false : SOON_MS),
    staleTime: 0,
  });
}

/** How far something has come that the server was asked to do; asked again until it is over. */
export function operationOptions(id: string) {
  return queryOptions({
    queryKey: ['operation', id],
    queryFn: ({ signal }) =>
      requestJson(`/api/v1/operations/${encodeURIComponent(id)}`, {}, operationState, signal),
    refetchInterval: ({ state }) =>
      state.data && state.data.state !== 'running' ? false : SOON_MS,
    staleTime: 0,
  });
}

export const importsQueryOptions = queryOptions({
  queryKey: ['imports'],
  queryFn: ({ signal }) => requestJson('/api/v1/imports', {}, importsResponse, signal),
  staleTime: 0,
});

export const mappingsQueryOptions = queryOptions({
  queryKey: ['file-mappings'],
  queryFn: ({ signal }) => requestJson('/api/v1/files/mappings', {}, mappingsResponse, signal),
});
