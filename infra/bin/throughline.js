#!/usr/bin/env node
// Each statement of the embedded warehouse holds a thread of Node's pool while it runs, and the log's
// commits need one too: with the pool's usual four they would wait for one another. The pool is made
// when the first module is loaded asynchronously, so this file is CommonJS.
process.env.UV_THREADPOOL_SIZE ??= '16';
import('../dist/cli/main.js');
