import * as z from 'zod';

const name = z.string().trim().min(1).max(128);
const day = z.iso.date();

const regions = z
  .strictObject({
    with: z
      .array(name)
      .min(1)
      .max(1_000)
      .describe(
        'A geo test: regions in which the ads run, named as visits name them, in any letter case. Regions are drawn at random.',
      ),
    without: z.array(name).min(1).max(1_000).describe('Regions in which they do not run.'),
    before: z
      .int()
      .min(2)
      .max(365)
      .default(28)
      .describe('Days before the test with which each region is compared. Days.'),
  })
  .optional();

const block = z.strictObject({
  from: day.describe('First day of the block; it lasts to the next one, the last to `to`.'),
  ads: z.boolean().describe('Whether the ads run in it.'),
});

const experiment = z
  .strictObject({
    name: name.describe('Unique in any letter case.'),
    channel: name
      .optional()
      .describe(
        'Channel that is tested, such as Paid Social: the test gives its calibration factor.',
      ),
    from: day.describe('First day of the test.'),
    to: day.describe('Last day of the test.'),
    regions,
    blocks: z
      .array(block)
      .min(2)
      .max(366)
      .optional()
      .describe('A switchback test: blocks of days drawn at random, in order of time.'),
    carryOver: z
      .int()
      .min(0)
      .max(60)
      .default(0)
      .describe(
        'Days at the beginning of a block in which the one before still works; they are left out. Days.',
      ),
  })
  .superRefine((one, context) => {
    const message = faultOf(one);
    if (message) context.addIssue({ code: 'custom', message });
  });

interface Checked {
  readonly from: string;
  readonly to: string;
  readonly regions?:
    | { readonly with: readonly string[]; readonly without: readonly string[] }
    | undefined;
  readonly blocks?: readonly { readonly from: string }[] | undefined;
}

function faultOf({ from, to, regions: areas, blocks }: Checked): string | null {
  if (to < from) return 'a test ends after it began';
  if ((areas === undefined) === (blocks === undefined))
    return 'either `regions` or `blocks`: a test is of one of them';
  if (areas) {
    const twice = repeated([...areas.with, ...areas.without]);
    return twice === undefined ? null : `the region ${twice} is named twice`;
  }
  const days = blocks!.map((one) => one.from);
  if (days[0] !== from) return 'the first block begins with the test';
  if (days.some((one, at) => at > 0 && one <= days[at - 1]!) || days.at(-1)! > to)
    return 'blocks follow each other within the days of the test';
  return null;
}

/** Geo and switchback tests with what was assigned to whom. */
export const experimentsSchema = z
  .array(experiment)
  .max(50)
  .superRefine((experiments, context) => {
    const twice = repeated(experiments.map((one) => one.name));
    if (twice !== undefined)
      context.addIssue({ code: 'custom', message: `the test ${twice} is named twice` });
  })
  .default([])
  .describe(
    'Tests of ads over regions (geo tests) or over time (switchback tests), for the report `experiments`.',
  );

/** The first name that stood before, in any letter case. */
function repeated(names: readonly string[]): string | undefined {
  const folded = names.map((one) => one.toLowerCase());
  return names.find((_, at) => folded.indexOf(folded[at]!) !== at);
}
