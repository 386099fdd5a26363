export interface TransformContext {
  /** Whether a channel is direct traffic: a visit with no source of its own. */
  isDirect(channel: string): boolean;
}

/**
 * Makes a path that models find more often or learn more from. The path it gets stays as it is; a path of
 * at least one touch gives one of at least one.
 */
export type PathTransform = (path: readonly string[], context: TransformContext) => string[];
