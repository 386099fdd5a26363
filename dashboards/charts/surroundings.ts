/** What a drawing of ECharts has to know of the place where it stands. */
export interface Surroundings {
  colour: (variable: string) => string;
  narrow: boolean;
  /** Milliseconds of movement, 0 for readers who want none. */
  duration: number;
}
