interface Work {
  readonly id: string;
  readonly state: string;
}

const mostRunning = 3;
const mostEnded = 2;
const isRunning = ({ state }: Work) => state === 'queued' || state === 'running';

/**
 * What the tray holds: work that runs, and of what has ended only what this person saw running and has not closed. An
 * end that was seen is no news on the next page; one that came while nobody looked is.
 */
export function trayOf<Task extends Work>(
  tasks: readonly Task[],
  seen: ReadonlySet<string>,
): { readonly shown: readonly Task[]; readonly hidden: number } {
  const running = tasks.filter(isRunning);
  const ended = tasks.filter((task) => !isRunning(task) && seen.has(task.id)).slice(-mostEnded);
  return {
    shown: [...ended, ...running.slice(0, mostRunning)],
    hidden: Math.max(0, running.length - mostRunning),
  };
}
