export interface CellChange {
  readonly agentId: string;
  readonly on: string;
  readonly shiftId: string | null;
  /** When the meals are; left out: each as early as the shift lets it be. */
  readonly breaks?: readonly { readonly startMinute: number; readonly minutes: number }[];
}
