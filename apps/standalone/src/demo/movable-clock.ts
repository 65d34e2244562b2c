import { Clock } from '@zuoxi/platform/calendar';

/** The wall clock, except while the demo's past is being made: what is made then is never later than the wall. */
export class MovableClock extends Clock {
  private fixed: Date | null = null;

  constructor(private readonly wall: () => Date = () => new Date()) {
    super();
  }

  override now(): Date {
    return this.fixed ? new Date(this.fixed) : this.wall();
  }
  /** A moment that is still to come, such as the morning of a demo made at night, is now. */
  set(at: Date): void {
    const wall = this.wall();
    this.fixed = at > wall ? wall : at;
  }
  followTheWall(): void {
    this.fixed = null;
  }
}
