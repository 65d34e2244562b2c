/**
 * Asks once more when a connection broke before there was an answer, as it does when a process is just being replaced.
 * Only for what may be done twice.
 */
export async function fetchAgain<Answer>(ask: () => Promise<Answer> | Answer): Promise<Answer> {
  try {
    return await ask();
  } catch (error) {
    if ((error as Error).name === 'TimeoutError' || (error as Error).name === 'AbortError') throw error;
    await new Promise((resolve) => setTimeout(resolve, 50));
    return ask();
  }
}
