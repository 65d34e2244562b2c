import { Problem } from './problem';

/** Shows the question for the second factor; whether it was given. */
type Asker = () => Promise<boolean>;
let asker: Asker | null = null;

/** Who asks, while they are on the screen. @returns takes them off again */
export function answerStepUp(by: Asker): () => void {
  asker = by;
  return () => {
    if (asker === by) asker = null;
  };
}

/**
 * Does something, and where the company asks who one is again, asks and does it once more.
 *
 * @param read what was thrown, as a refusal
 */
export async function withStepUp<Result>(
  run: () => Promise<Result>,
  read: (error: unknown) => unknown = (error) => error,
): Promise<Result> {
  try {
    return await run();
  } catch (error) {
    const refused = read(error);
    const isAsked = refused instanceof Problem && refused.code === 'STEP_UP_REQUIRED';
    if (!isAsked || !asker || !(await asker())) throw error;
    return run();
  }
}
