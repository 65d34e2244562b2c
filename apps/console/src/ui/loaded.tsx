import { Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { problemOf } from './problem-of';
import { ProblemAlert } from './problem-alert';

interface Props<Data> {
  readonly result: {
    readonly data?: Data | undefined;
    readonly error?: unknown;
    readonly refetch: () => Promise<unknown>;
  };
  readonly skeleton?: ReactNode;
  readonly children: (data: Data) => ReactNode;
}

/** The page's skeleton until there is data; a problem above what was already there. */
export function Loaded<Data>({ result, skeleton, children }: Props<Data>) {
  const retry = () => void result.refetch().catch(() => undefined);
  return (
    <>
      {result.error ? <ProblemAlert problem={problemOf(result.error)} onRetry={retry} /> : null}
      {result.data !== undefined
        ? children(result.data)
        : !result.error && (skeleton ?? <Skeleton active paragraph={{ rows: 8 }} />)}
    </>
  );
}
