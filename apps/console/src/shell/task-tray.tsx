import { CloseOutlined } from '@ant-design/icons';
import { Button, Card, Flex, Progress, Typography } from 'antd';
import { useCallback, useEffect } from 'react';
import { useT } from '../i18n/office';
import { ProblemAlert } from '../ui/problem-alert';
import { useAction } from '../ui/use-action';
import { cancelTaskDocument } from './documents';
import { closeTask, isRunning, type Task, useSeenTasks, useTaskFeed, useTasks } from './task-feed';
import { trayOf } from './tray';

/** A success says so for this long; a failure stays until it is closed. */
const successMilliseconds = 8_000;

function TaskCard({ task }: { task: Task }) {
  const t = useT();
  const onClose = useCallback(() => closeTask(task.id), [task.id]);
  const cancel = useAction(cancelTaskDocument, { keepQueries: true });
  const hasSucceeded = task.state === 'succeeded';
  useEffect(() => {
    if (!hasSucceeded) return;
    const timer = window.setTimeout(onClose, successMilliseconds);
    return () => window.clearTimeout(timer);
  }, [hasSucceeded, onClose]);
  return (
    <Card size="small" style={{ boxShadow: '0 2px 10px rgb(0 0 0 / 18%)' }}>
      <Flex justify="space-between" align="start" gap={8}>
        <Typography.Text strong>
          {hasSucceeded && <span style={{ color: 'var(--good)' }}>✓ </span>}
          {task.sentence}
        </Typography.Text>
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
      {isRunning(task) && <Progress percent={task.percent} size="small" aria-label={task.sentence} />}
      {task.state === 'cancelled' && (
        <Typography.Text type="secondary">{t('task.cancelled')}</Typography.Text>
      )}
      {task.error && <Typography.Text type="danger">{task.error.message}</Typography.Text>}
      <ProblemAlert problem={cancel.problem} onClose={cancel.clear} />
    </Card>
  );
}

/** Long work, wherever the person is in the console. The server keeps it, so a reload brings it back. */
export function TaskTray() {
  useTaskFeed();
  const t = useT();
  const seen = useSeenTasks();
  const { shown, hidden } = trayOf(useTasks(), new Set(seen));
  if (shown.length === 0) return null;
  return (
    <Flex
      vertical
      gap={8}
      className="no-print"
      role="status"
      aria-label={t('task.tray')}
      style={{
        // In the page's flow: at its end the tray stands below the last row and covers none.
        position: 'sticky',
        bottom: 12,
        alignSelf: 'end',
        margin: '0 16px 12px',
        width: 320,
        maxWidth: 'calc(100vw - 32px)',
        zIndex: 900,
      }}
    >
      {shown.map((task) => (
        <TaskCard key={task.id} task={task} />
      ))}
      {hidden > 0 && <Typography.Text type="secondary">{t('task.more', { count: hidden })}</Typography.Text>}
    </Flex>
  );
}
