import { Clock } from '../clock/clock.js';

/** A clock that stands still until it is moved. */
export class TestClock extends Clock {
  constructor(private instant: Date = new Date('2026-11-22T02:00:00Z')) {
    super();
  }
  override now(): Date {
    return new Date(this.instant);
  }
  set(instant: string): void {
    this.instant = new Date(instant);
  }
  advance(milliseconds: number): void {
    this.instant = new Date(this.instant.getTime() + milliseconds);
  }
}
