/**
 * How a response is measured. The unit being judged is one of
 * `round` — a buyer's first unanswered message until the reply;
 * `message` — every single buyer message;
 * `session` — a session, by its first reply or by all its replies;
 * `buyer` — a buyer on a day, by all replies.
 */
export interface ResponseRule {
  readonly unit: 'round' | 'message' | 'session' | 'buyer';
  readonly judgedBy: 'first-reply' | 'every-reply';
  readonly thresholdSeconds: number | null;
  /** Longest time a single response may contribute to a mean. */
  readonly capSeconds: number | null;
  readonly unanswered: 'missed' | 'capped' | 'excluded';
  /** What must lie inside the metric's clock window for the unit to count. */
  readonly windowTest: 'question' | 'question-or-answer' | 'session-start';
  /**
   * `ends-round`: a question that a robot answered, and after which the buyer went on, is no human's round.
   * `ignored`: robots do not exist.
   */
  readonly botReply: 'ends-round' | 'ignored';
  /** Only what the buyer wrote after being handed to a human. */
  readonly afterTransferOnly: boolean;
  /** A reply after midnight, until 06:00, still answers what was asked before it. */
  readonly overnight: boolean;
}
