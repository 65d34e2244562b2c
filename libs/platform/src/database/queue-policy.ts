/** How every kind of job is tried; migrations bring existing queues to it. */
export const queuePolicy = {
  // A worker that was killed counts as a try, and machines restart more often than a job is wrong: hence the many.
  retryLimit: 10,
  retryDelay: 1,
  retryBackoff: true,
  retryDelayMax: 60,
  // A worker says twice in this time that it still has its job. One that was killed says nothing, and the job is tried
  // again; work that merely takes long is bounded by the hour below.
  heartbeatSeconds: 10,
  expireInSeconds: 3600,
};

/** Where jobs of a kind go that were tried too often. */
export const deadQueue = (kind: string): string => `${kind}.dead`;
