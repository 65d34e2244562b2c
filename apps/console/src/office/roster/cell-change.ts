export interface CellChange {
  readonly agentId: string;
  readonly on: string;
  readonly shiftId: string | null;
}
