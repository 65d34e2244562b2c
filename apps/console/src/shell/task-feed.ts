import { useEffect, useRef, useSyncExternalStore } from 'react';
import type { TasksQuery } from '../gql/office/graphql';
import { hear } from '../session/event-stream';
import { apollo } from './apollo';
import { ringBell } from '../session/bell';
import { tasksDocument } from './documents';

export type Task = Omit<
  TasksQuery['tasks']['edges'][number]['node'],
  '__typename' | 'createdAt' | 'error'
> & {
  readonly error?: { readonly code: string; readonly message: string } | null;
};

let tasks: ReadonlyMap<string, Task> = new Map();
const listeners = new Set<() => void>();
const pollMilliseconds = 3000;

const seenKey = 'zuoxi.tasks.seen';
const remembered = 200;
let seen: readonly string[] = JSON.parse(localStorage.getItem(seenKey) ?? '[]') as string[];
function keepSeen(next: readonly string[]): void {
  seen = next.slice(-remembered);
  localStorage.setItem(seenKey, JSON.stringify(seen));
  listeners.forEach((listener) => listener());
}
function noteSeen(ids: readonly string[]): void {
  const added = ids.filter((id) => !seen.includes(id));
  if (added.length > 0) keepSeen([...seen, ...added]);
}
/** Its end is no news any more. */
export function closeTask(id: string): void {
  keepSeen(seen.filter((each) => each !== id));
}
/** The work that somebody here saw running and whose end they have not closed. */
export const useSeenTasks = (): readonly string[] => useSyncExternalStore(subscribe, () => seen);

export const isRunning = (task: Task) => task.state === 'queued' || task.state === 'running';

function put(changed: readonly Task[]): void {
  if (changed.length === 0) return;
  tasks = new Map([...tasks, ...changed.map((task) => [task.id, task] as const)]);
  listeners.forEach((listener) => listener());
}

let isFirstAnswer = true;
async function poll(): Promise<void> {
  const { data } = await apollo.query({ query: tasksDocument, fetchPolicy: 'network-only' });
  if (!data) return;
  const found = data.tasks.edges.map(({ node }) => node);
  // What is in the first answer has begun before this page; all else has begun under its eyes.
  const begun = isFirstAnswer ? found.filter(isRunning) : found.filter(({ id }) => !tasks.has(id));
  isFirstAnswer = false;
  noteSeen(begun.map(({ id }) => id));
  put(found.reverse());
}

/** The stream may lose the last word of short work; while any runs, the list is asked as well. */
async function askWhileRunning(signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await pause(pollMilliseconds);
    if (!signal.aborted && [...tasks.values()].some(isRunning)) await poll().catch(() => undefined);
  }
}

function onEvent(name: string, data: string): void {
  if (name === 'bell') ringBell();
  if (name !== 'task' || !data) return;
  const task = JSON.parse(data) as Task;
  if (isRunning(task)) noteSeen([task.id]);
  put([task]);
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function follow(signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await poll().catch(() => undefined);
    await hear(signal, onEvent).catch(() => undefined);
    if (!signal.aborted) await pause(pollMilliseconds);
  }
}

/** Live progress of long work; without an event stream it asks every few seconds. */
export function useTaskFeed(): void {
  useEffect(() => {
    const controller = new AbortController();
    void follow(controller.signal);
    void askWhileRunning(controller.signal);
    return () => controller.abort();
  }, []);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useTasks(): readonly Task[] {
  const all = useSyncExternalStore(subscribe, () => tasks);
  return [...all.values()];
}

export function useTask(id: string | null | undefined): Task | undefined {
  const all = useSyncExternalStore(subscribe, () => tasks);
  return id ? all.get(id) : undefined;
}

/**
 * Calls back when the work has ended; `refetch` of the page is the usual answer. While the page waits for that, an end
 * that was told before it began to listen counts too.
 */
export function useWhenTaskEnds(
  id: string | null | undefined,
  isWaiting: boolean,
  callback: () => void,
): void {
  const task = useTask(id);
  const latest = useRef(callback);
  const wasRunning = useRef(false);
  useEffect(() => {
    latest.current = callback;
  });
  useEffect(() => {
    if (!task) return;
    if (isRunning(task)) wasRunning.current = true;
    else if (wasRunning.current || isWaiting) {
      wasRunning.current = false;
      latest.current();
    }
  }, [task, isWaiting]);
}

/** Right after starting something: its card appears without waiting for the next event. */
export function noticeTask(): void {
  void poll().catch(() => undefined);
}
