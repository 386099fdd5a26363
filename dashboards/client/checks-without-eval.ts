import * as z from 'zod';

// Compiled checks would need eval, which the server's content security policy forbids. Schemas read
// this when they are made, so it stands before the first import of the contract.
z.config({ jitless: true });
