import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BODIES, KeyTree } from './key-tree.ts';

const root = Buffer.alloc(32, 7);
const whole = () => new KeyTree({ '': root });
const keyText = (tree: KeyTree, index: number) => tree.keyOf(index)?.toString('hex');

describe('the keys of 65,536 bodies', () => {
  it('are all different, and the same in any order', () => {
    const tree = whole();
    const keys = Array.from({ length: BODIES }, (_, index) => keyText(tree, index));
    expect(new Set(keys).size).toBe(BODIES);
    const again = whole();
    for (const index of [0, 65_535, 32_768, 32_767, 1, 12_345])
      expect(keyText(again, index)).toBe(keys[index]);
  });

  it('are destroyed one by one: the others stay what they were, and no more than 16 stand for each', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 0, max: BODIES - 1 }), { minLength: 1, maxLength: 12 }),
        fc.array(fc.integer({ min: 0, max: BODIES - 1 }), { maxLength: 40 }),
        (destroyed, others) => {
          let tree = whole();
          for (const index of destroyed) {
            expect(tree.destroy(index)).toBe(true);
            expect(tree.destroy(index)).toBe(false);
            // As it is read from where it is stored.
            tree = new KeyTree(tree.nodes);
          }
          expect(Object.keys(tree.nodes).length).toBeLessThanOrEqual(16 * destroyed.length);
          const untouched = whole();
          const near = destroyed.flatMap((index) => [index ^ 1, index ^ 2, index ^ 32_768]);
          for (const index of [...others, ...near])
            expect(keyText(tree, index)).toBe(
              destroyed.includes(index) ? undefined : keyText(untouched, index),
            );
          for (const index of destroyed) expect(tree.keyOf(index)).toBeUndefined();
        },
      ),
      { numRuns: 40 },
    );
  });

  it('are gone when all of them are', () => {
    const tree = new KeyTree({ '': randomBytes(32) });
    for (let index = 0; index < BODIES; index += 1) tree.destroy(index);
    expect(tree.nodes).toEqual({});
  });
});
