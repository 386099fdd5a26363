import * as fc from 'fast-check';

// The seed that the run has printed; a property may still name its own.
fc.configureGlobal({ seed: Number(process.env.THROUGHLINE_SEED) });
