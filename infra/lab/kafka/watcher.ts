import { spawn } from 'node:child_process';
import { Socket } from 'node:net';

/** Outlives this process just long enough to clean up after it. */
export interface Watcher {
  /** The process to end when this one is gone; undefined when there is none at present. */
  watch(pid: number | undefined): void;
  /** Ends it without cleaning anything up. */
  dismiss(): void;
}

// Its standard input ends with the process that holds the other end, however that one dies.
const SCRIPT = `
pid=
while read -r line; do
  [ "$line" = bye ] && exit 0
  pid=$line
done
[ -z "$pid" ] || kill -9 "$pid" 2>/dev/null
[ -z "$1" ] || { sleep 1; rm -rf "$1"; }`;

/** @param folder removed when this process dies without a word; undefined to keep it. */
export function startWatcher(folder: string | undefined): Watcher {
  // In a session of its own: a signal to the whole process group must not end it first.
  const child = spawn('sh', ['-c', SCRIPT, 'sh', folder ?? ''], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  child.once('error', () => {});
  child.unref();
  child.stdin.on('error', () => {});
  if (child.stdin instanceof Socket) child.stdin.unref();
  return {
    watch: (pid) => void child.stdin.write(`${pid ?? ''}\n`),
    dismiss: () => void child.stdin.end('bye\n'),
  };
}
