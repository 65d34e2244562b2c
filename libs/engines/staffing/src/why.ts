import type { DemandConfidence } from './day-shape.js';

/**
 * One fact behind a sizing: a code and its numbers, no prose, so that a caller can say it in any language.
 * Shares are 0..1; minutes are from midnight.
 */
export type SizingFact =
  | {
      code: 'DEMAND';
      confidence: DemandConfidence;
      inquiriesInWindow: number;
      inquiriesOutsideWindow: number;
    }
  | { code: 'PEAK'; slotMinute: number; inquiries: number; requiredSeats: number }
  | {
      code: 'MODEL';
      handleTimeSeconds: number;
      concurrencyCap: number;
      slowdown: number;
      mostChatsPerAgentHour: number;
    }
  | { code: 'SEATS_SOLD'; seats: number; replyRate: number; targetShare: number; withinSeconds: number }
  /** The day's reception cap per seat, not the reply rate, decided the seats. */
  | { code: 'RECEPTION_CAP'; maxInquiriesPerSeatPerDay: number; seats: number }
  | { code: 'ONE_SEAT_FEWER'; seats: number; replyRate: number }
  | {
      code: 'SLOTS_UNDER_TARGET';
      slots: number;
      inquiriesShare: number;
      worstSlotMinute: number;
      worstReplyRate: number;
    }
  | {
      code: 'WINDOW';
      startMinute: number;
      endMinute: number;
      serviceDaysPerWeek: number;
      seatMinutesPerWeek: number;
    }
  | { code: 'MEAL_RELIEF'; breaksPerShift: number; minutesPerBreak: number; reliefMinutesPerDay: number }
  | {
      code: 'PEOPLE';
      people: number;
      shiftsPerDay: number;
      shiftsPerPersonPerWeek: number;
      shrinkage: number;
    }
  | { code: 'SLOTS_WITHOUT_FIGURE'; slots: number };

export type SizingFactCode = SizingFact['code'];
