import type { Io } from './io.ts';
import { say } from './io.ts';
import { printable } from './printable.ts';

/** Progress of something long, on standard error: a bar on a terminal, else a line every five seconds. */
export interface Progress {
  /** Share done, 0 to 1. */
  update(done: number): void;
  stop(): void;
}

const LINE_MS = 5_000;

export async function startProgress(io: Io, what: string): Promise<Progress> {
  if (io.stderr.isTTY) return bar(io, what);
  let lastLine = Date.now();
  return {
    update(done) {
      if (Date.now() - lastLine < LINE_MS) return;
      lastLine = Date.now();
      say(io, `${what}: ${Math.floor(done * 100)} %`);
    },
    stop() {},
  };
}

async function bar(io: Io, what: string): Promise<Progress> {
  const { SingleBar } = await import('cli-progress');
  const single = new SingleBar({
    stream: io.stderr,
    format: `${printable(what)} {bar} {percentage} %`,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    hideCursor: true,
    clearOnComplete: true,
  });
  single.start(1000, 0);
  return {
    update: (done) => single.update(Math.floor(done * 1000)),
    stop: () => single.stop(),
  };
}
