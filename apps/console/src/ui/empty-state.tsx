import { Button, Empty } from 'antd';

interface Props {
  readonly text: string;
  readonly action?: { readonly label: string; readonly run: () => void } | null | undefined;
}

/** Nothing here: why, and the button to the next step. */
export function EmptyState({ text, action }: Props) {
  return (
    <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={text} style={{ padding: '32px 0' }}>
      {action && (
        <Button type="primary" onClick={action.run}>
          {action.label}
        </Button>
      )}
    </Empty>
  );
}
