/** What a translator writes for each model. */
export interface CardTexts {
  readonly label: string;
  readonly assumptions: string;
  readonly fails: string;
  readonly minimum: string;
}

/** The sentences about what was measured. Figures come written in the language's way, percentages without a sign. */
export interface BiasSentences {
  /** Stands before all others: what is compared, and what tau is. */
  readonly intro: string;
  /** Five channels that work independently; points of a share, and Kendall's tau. */
  process(alike: FigurePair, different: FigurePair): string;
  /** The sample business without interactions; `before`: without the visits that the decision itself brings. */
  sample(all: FigurePair, before: FigurePair): string;
  /** Share of the worlds with different reach in which a channel has negative credit. */
  negative(percent: string): string;
  /** Share of the 95 % intervals that cover, where channels are weak and where they are strong. */
  intervals(weak: string, strong: string): string;
}

export interface FigurePair {
  readonly points: string;
  readonly tau: string;
}
