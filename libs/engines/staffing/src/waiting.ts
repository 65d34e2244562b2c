/**
 * Where a chat that arrives finds the system, once all slots of all agents are full: `mass[i]` is the
 * probability of i chats already waiting, except that without patience only the head is kept, because the
 * rest is geometric.
 */
export interface WaitingLine {
  /** Completions per second while every agent is full: n · mu(cap). */
  fullRate: number;
  /** theta; 0 = nobody leaves. */
  leaveRate: number;
  /** Arrivals per second. */
  arrivalRate: number;
  /** Probability that an arriving chat has to wait. */
  probability: number;
  mass: readonly number[];
}

/**
 * Share of all arriving chats that wait and reach an agent within `seconds` (those who left do not count).
 *
 * Without patience: exact, 1 − e^−(nμ−λ)t as in Erlang C, because the agents stay full while anyone waits.
 * With patience: the virtual wait behind i others is a sum of exponentials with rates nμ + jθ, j = 0..i,
 * hence 1 − e^−θV ~ Beta(i+1, nμ/θ); a buyer is served when V ≤ t and V ≤ own patience, which gives
 * a/(i+1+a) · I_x(i+1, a+1) with a = nμ/θ and x = 1 − e^−θt. I_x is walked by its recurrence in i.
 */
export function waitedAndAnsweredWithin(line: WaitingLine, seconds: number): number {
  if (seconds <= 0) return 0;
  if (line.leaveRate === 0) {
    return line.probability * -Math.expm1(-(line.fullRate - line.arrivalRate) * seconds);
  }
  const a = line.fullRate / line.leaveRate;
  const x = -Math.expm1(-line.leaveRate * seconds);
  const logX = Math.log(x);
  const logRest = -(a + 1) * line.leaveRate * seconds;
  let reached = -Math.expm1(logRest);
  let logTerm = Math.log(a + 1) + logX + logRest;
  let term = Math.exp(logTerm);
  let answered = 0;
  for (let ahead = 0; ahead < line.mass.length; ahead += 1) {
    answered += (line.mass[ahead] ?? 0) * (a / (ahead + 1 + a)) * Math.max(0, reached);
    reached -= term;
    const growth = (x * (ahead + 2 + a)) / (ahead + 2);
    // (1−x)^(a+1) underflows for large agent counts: until a term is a safe double, its logarithm is walked.
    if (term > 1e-290) term *= growth;
    else term = Math.exp((logTerm += Math.log(growth)));
  }
  return answered;
}
