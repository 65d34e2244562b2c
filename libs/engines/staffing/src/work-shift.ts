export interface MealBreaks {
  /** Meal breaks one person takes in a shift; somebody else sits at the seat meanwhile. */
  count: number;
  minutes: number;
}

/** A shift as the provider works it; minutes from midnight of its day, as in the roster. */
export interface WorkShift {
  startMinute: number;
  endMinute: number;
  breaks: readonly { earliestMinute: number; latestMinute: number; minutes: number; paid?: boolean }[];
}
