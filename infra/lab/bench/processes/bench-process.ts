import type { BenchContext } from '../bench.ts';
import { BENCHES } from '../benches.ts';
import { giveUp } from '../ending.ts';
import { serve, task, tell } from './parent.ts';

const abandon = () => void giveUp().finally(() => process.exit(1));
// Ctrl-C reaches the whole group: the one who started this process decides.
process.on('SIGINT', () => {});
process.once('SIGTERM', abandon);
process.once('disconnect', abandon);
// Before it could listen for that.
if (!process.connected) abandon();

/** One measurement, alone in its process. */
await serve(async () => {
  const { name, ...context } = task<{ name: string } & Omit<BenchContext, 'say'>>();
  const bench = BENCHES.find((one) => one.name === name)!;
  const say = (message: string) => console.error(`  ${name}: ${message}`);
  tell('rows', await bench.run({ ...context, say }));
  process.off('disconnect', abandon);
  process.disconnect?.();
});
