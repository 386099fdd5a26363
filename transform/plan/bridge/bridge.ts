import { z } from 'zod';
import { CalculationError, calculation } from '../calculation.ts';
import { type Exact, ONE } from '../figures/exact.ts';
import { decimal } from '../figures/fields.ts';
import { moneyText } from '../figures/money-text.ts';
import { wholeMicros } from '../figures/whole-micros.ts';
import { type Factor, shapleyOfProduct } from './shapley-of-product.ts';

const side = decimal.nullable();

const input = z
  .strictObject({
    drivers: z
      .array(
        z.strictObject({
          name: z.string(),
          /** Null: undefined on this side, such as a price of no clicks. */
          plan: side,
          fact: side,
          power: z.union([z.literal(1), z.literal(-1)]).default(1),
        }),
      )
      .min(1),
    /** The driver that is taken off the product: the budget, where the outcome is a profit. */
    less: z.string().nullish(),
  })
  .superRefine(({ drivers, less }, context) => {
    const names = drivers.map(({ name }) => name);
    for (const [index, name] of names.entries())
      if (names.indexOf(name) !== index)
        context.addIssue({
          code: 'custom',
          path: ['drivers', index, 'name'],
          message: 'the driver is there twice',
        });
    if (less != null && !names.includes(less))
      context.addIssue({ code: 'custom', path: ['less'], message: 'there is no such driver' });
  });

type Driver = z.output<typeof input>['drivers'][number];

/**
 * Plan to fact, divided among drivers: outcome = Π driver^±1 − the driver named in `less`; the effect of a driver is its
 * Shapley value. Printed effects add up to fact − plan exactly, by largest remainder.
 */
export const bridge = calculation({
  name: 'bridge',
  input,
  calculate: ({ drivers, less }: z.output<typeof input>) => {
    const factors = drivers.map(factorOf);
    assertKnown(factors);
    const known = factors.map((factor) => factor ?? { plan: ONE, fact: ONE });
    const taken = drivers.findIndex(({ name }) => name === less);
    const effects = shapleyOfProduct(known).map((effect, index) => {
      const { plan, fact } = drivers[index]!;
      return index === taken && plan && fact ? effect.minus(fact.minus(plan)) : effect;
    });
    const plan = outcome(known, 'plan', taken < 0 ? null : sideOf(drivers[taken]!, 'plan'));
    const fact = outcome(known, 'fact', taken < 0 ? null : sideOf(drivers[taken]!, 'fact'));
    const delta = fact.toDecimalPlaces(6).minus(plan.toDecimalPlaces(6));
    const printed = wholeMicros(effects, delta);
    return {
      plan: moneyText(plan),
      fact: moneyText(fact),
      delta: moneyText(delta),
      effects: drivers.map(({ name }, index) => ({ name, effect: printed[index]! })),
    };
  },
});

/**
 * A driver's factor. One that is undefined on one side (0/0: no clicks, hence no price of a click; a divisor of 0) takes
 * the other side's value and so has no effect: the volume above it takes all. Null where it is undefined on both.
 */
function factorOf({ plan, fact, power }: Driver): Factor | null {
  const value = (side: Exact | null) =>
    power === 1 ? side : side === null || side.isZero() ? null : ONE.div(side);
  const [planned, actual] = [value(plan), value(fact)];
  const [left, right] = [planned ?? actual, actual ?? planned];
  return left && right && { plan: left, fact: right };
}

/** A driver without any value is of no account only where another one is 0 on both sides. */
function assertKnown(factors: readonly (Factor | null)[]): void {
  const isNothing = (['plan', 'fact'] as const).every((side) =>
    factors.some((factor) => factor?.[side].isZero()),
  );
  const errors = factors.flatMap((factor, index) =>
    factor || isNothing
      ? []
      : [{ field: `drivers[${index}]`, message: 'undefined in the plan and in the fact' }],
  );
  if (errors.length > 0)
    throw new CalculationError(
      'driver_undefined',
      'A driver has no value on either side: give one, or leave the driver out.',
      errors,
    );
}

const sideOf = (driver: Driver, side: 'plan' | 'fact'): Exact | null =>
  driver[side] ?? driver.plan ?? driver.fact;

function outcome(factors: readonly Factor[], side: 'plan' | 'fact', less: Exact | null): Exact {
  const product = factors.reduce((so, factor) => so.times(factor[side]), ONE);
  return less ? product.minus(less) : product;
}
