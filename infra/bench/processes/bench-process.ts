import { BENCHES } from '../benches.ts';
import { serve, task, tell } from './parent.ts';

/** One measurement, alone in its process. */
await serve(async () => {
  const { name, root, quick } = task<{ name: string; root: string; quick: boolean }>();
  const bench = BENCHES.find((one) => one.name === name)!;
  const say = (message: string) => console.error(`  ${name}: ${message}`);
  tell('rows', await bench.run({ quick, root, say }));
  process.disconnect?.();
});
