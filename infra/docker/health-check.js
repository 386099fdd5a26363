// HEALTHCHECK of the image: exit code 0 once the process in this container says that it is ready.
// Plain JavaScript without imports of ours: it runs every few seconds.
const port = process.env.THROUGHLINE_PORT || '4000';
try {
  const response = await fetch(`http://127.0.0.1:${port}/health/ready`, {
    signal: AbortSignal.timeout(4_000),
  });
  // Docker keeps what is printed: `docker inspect` then says why a container is not ready.
  console.log((await response.text()).slice(0, 2_000));
  process.exitCode = response.ok ? 0 : 1;
} catch (error) {
  console.log(`Nothing answers on port ${port}: ${error.cause?.code ?? error.message}`);
  process.exitCode = 1;
}
