import { Clock } from '@zuoxi/platform/calendar';

/** The wall clock, except while the demo's past is being made. */
export class MovableClock extends Clock {
  private fixed: Date | null = null;

  override now(): Date {
    return this.fixed ? new Date(this.fixed) : new Date();
  }
  set(at: Date): void {
    this.fixed = at;
  }
  followTheWall(): void {
    this.fixed = null;
  }
}
