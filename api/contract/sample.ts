import * as z from 'zod';

/** The sample business was taken in; its imports become visible like all others. */
export const sampleStart = z.object({ imports: z.array(z.string()) });
export type SampleStart = z.infer<typeof sampleStart>;

/** It is being taken out: operations, one an import; none where there is no sample business. */
export const sampleRemoval = z.object({ operations: z.array(z.string()) });
export type SampleRemoval = z.infer<typeof sampleRemoval>;
