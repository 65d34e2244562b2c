import { Alert, Button, Space, Typography } from 'antd';
import { useT } from '../i18n/office';
import type { Problem } from '../session/problem';
import { MendLink } from './mend-link';
import { useProblemWords } from './use-marked-fields';

interface Props {
  readonly problem: Problem | null | undefined;
  readonly onRetry?: () => void;
  readonly onClose?: () => void;
}

/** What happened and what to do (the sentence says both), where to do it, and the number to quote. */
export function ProblemAlert({ problem, onRetry, onClose }: Props) {
  const t = useT();
  const words = useProblemWords();
  if (!problem) return null;
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      style={{ marginBottom: 12 }}
      title={problem.message || t('problem.unreachable')}
      description={
        <>
          {problem.fields.map((field) => (
            <div key={field.field + field.code}>{words(field)}</div>
          ))}
          <MendLink code={problem.code} />
          {problem.requestId && (
            <Typography.Text type="secondary" copyable={{ text: problem.requestId }}>
              {t('problem.requestId', { id: problem.requestId })}
            </Typography.Text>
          )}
        </>
      }
      action={
        <Space>
          {onRetry && problem.kind !== 'forbidden' && (
            <Button size="small" onClick={onRetry}>
              {t('problem.retry')}
            </Button>
          )}
          {onClose && (
            <Button size="small" type="text" onClick={onClose}>
              {t('common.close')}
            </Button>
          )}
        </Space>
      }
    />
  );
}
