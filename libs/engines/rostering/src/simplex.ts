export interface LinearProgram {
  /** What one of each variable is worth; variables are never negative. */
  goal: readonly number[];
  /** One row a limit: what one of each variable takes of it. */
  rows: readonly (readonly number[])[];
  /** Never negative, so that taking nothing is allowed. */
  limits: readonly number[];
}

const TINY = 1e-9;

/**
 * The most that a linear program can be worth, and where: primal simplex from the origin by Bland's rule, which ends
 * also where many limits meet. Dense: made for some hundred rows and some dozen variables. Infinity when nothing
 * limits it.
 */
export function maximum({ goal, rows, limits }: LinearProgram): { value: number; at: number[] } {
  const width = goal.length;
  const table = rows.map((row, index) => Float64Array.from([...row, limits[index] ?? 0]));
  const worth = Float64Array.from([...goal, 0]);
  // Variables by number: first those of the program, then what is left of each limit.
  const inColumn = goal.map((_, index) => index);
  const inRow = rows.map((_, index) => width + index);
  for (;;) {
    const column = lowest(inColumn, (place) => (worth[place] ?? 0) > TINY);
    if (column < 0) break;
    const steps = table.map((row) =>
      (row[column] ?? 0) > TINY ? (row[width] ?? 0) / (row[column] ?? 1) : Infinity,
    );
    const least = steps.reduce((one, other) => Math.min(one, other), Infinity);
    const leaving = lowest(inRow, (place) => (steps[place] ?? Infinity) <= least + 1e-12);
    const turned = table[leaving];
    if (least === Infinity || turned === undefined) return { value: Infinity, at: [] };
    turn(turned, column, [...table, worth]);
    [inColumn[column], inRow[leaving]] = [inRow[leaving] ?? 0, inColumn[column] ?? 0];
  }
  const at = goal.map(() => 0);
  inRow.forEach((variable, row) => {
    if (variable < width) at[variable] = table[row]?.[width] ?? 0;
  });
  return { value: -(worth[width] ?? 0), at };
}

function turn(pivot: Float64Array, column: number, all: readonly Float64Array[]): void {
  const by = pivot[column] ?? 1;
  for (let index = 0; index < pivot.length; index += 1) pivot[index] = (pivot[index] ?? 0) / by;
  pivot[column] = 1 / by;
  for (const row of all) {
    const factor = row[column] ?? 0;
    if (row === pivot || factor === 0) continue;
    row[column] = 0;
    for (let index = 0; index < row.length; index += 1)
      row[index] = (row[index] ?? 0) - factor * (pivot[index] ?? 0);
  }
}

/** The place of the variable with the lowest number among those that may move; −1 when none may. */
function lowest(variables: readonly number[], may: (place: number) => boolean): number {
  let best = -1;
  variables.forEach((variable, place) => {
    if ((best < 0 || variable < (variables[best] ?? 0)) && may(place)) best = place;
  });
  return best;
}
