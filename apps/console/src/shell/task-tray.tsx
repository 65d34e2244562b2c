import { CloseOutlined } from '@ant-design/icons';
import { Button, Card, Flex, Progress, Typography } from 'antd';
import { useState } from 'react';
import { useT } from '../i18n/office';
import { ProblemAlert } from '../ui/problem-alert';
import { useAction } from '../ui/use-action';
import { cancelTaskDocument } from './documents';
import { isRunning, type Task, useTaskFeed, useTasks } from './task-feed';

const storageKey = 'zuoxi.tasks.closed';
const remembered = 200;

function useClosed(): [ReadonlySet<string>, (id: string) => void] {
  const [closed, setClosed] = useState<readonly string[]>(
    () => JSON.parse(localStorage.getItem(storageKey) ?? '[]') as string[],
  );
  const close = (id: string) => {
    const next = [...closed, id].slice(-remembered);
    localStorage.setItem(storageKey, JSON.stringify(next));
    setClosed(next);
  };
  return [new Set(closed), close];
}

function TaskCard({ task, onClose }: { task: Task; onClose: () => void }) {
  const t = useT();
  const cancel = useAction(cancelTaskDocument, { keepQueries: true });
  const status = task.state === 'failed' ? 'exception' : task.state === 'succeeded' ? 'success' : 'active';
  return (
    <Card size="small" style={{ boxShadow: '0 2px 10px rgb(0 0 0 / 18%)' }}>
      <Flex justify="space-between" align="start" gap={8}>
        <Typography.Text strong>{task.sentence}</Typography.Text>
        {isRunning(task) ? (
          <Button
            size="small"
            loading={cancel.busy}
            onClick={() => void cancel.run({ input: { id: task.id } })}
          >
            {t('common.cancel')}
          </Button>
        ) : (
          <Button
            size="small"
            type="text"
            aria-label={t('common.close')}
            icon={<CloseOutlined />}
            onClick={onClose}
          />
        )}
      </Flex>
      <Progress
        percent={task.state === 'succeeded' ? 100 : task.percent}
        status={status}
        size="small"
        aria-label={task.sentence}
      />
      {task.state === 'cancelled' && (
        <Typography.Text type="secondary">{t('task.cancelled')}</Typography.Text>
      )}
      {task.error && <Typography.Text type="danger">{task.error.message}</Typography.Text>}
      <ProblemAlert problem={cancel.problem} onClose={cancel.clear} />
    </Card>
  );
}

const shownEnded = 2;

/** Long work, wherever the person is in the console. The server keeps it, so a reload brings it back. */
export function TaskTray() {
  useTaskFeed();
  const t = useT();
  const [closed, close] = useClosed();
  const tasks = useTasks().filter((task) => !closed.has(task.id));
  const shown = [...tasks.filter((task) => !isRunning(task)).slice(-shownEnded), ...tasks.filter(isRunning)];
  if (shown.length === 0) return null;
  return (
    <Flex
      vertical
      gap={8}
      className="no-print"
      role="status"
      aria-label={t('task.tray')}
      style={{
        position: 'fixed',
        right: 16,
        bottom: 16,
        width: 320,
        maxWidth: 'calc(100vw - 32px)',
        zIndex: 900,
      }}
    >
      {shown.map((task) => (
        <TaskCard key={task.id} task={task} onClose={() => close(task.id)} />
      ))}
    </Flex>
  );
}
