import { Flex, Typography } from 'antd';
import { type ReactNode, useEffect } from 'react';

interface Props {
  readonly title: ReactNode;
  /** Title of the browser tab when `title` is more than text. */
  readonly tabTitle?: string;
  readonly actions?: ReactNode;
  readonly filters?: ReactNode;
  readonly children: ReactNode;
}

export function Page({ title, tabTitle, actions, filters, children }: Props) {
  const words = tabTitle ?? (typeof title === 'string' ? title : '');
  useEffect(() => {
    document.title = words;
  }, [words]);
  return (
    <>
      <Flex justify="space-between" align="center" gap={12} wrap style={{ marginBottom: 12 }}>
        <Typography.Title level={3} style={{ margin: 0 }}>
          {title}
        </Typography.Title>
        <Flex gap={8} wrap align="center" className="page-actions">
          {actions}
        </Flex>
      </Flex>
      {filters && (
        <Flex gap={8} wrap align="center" className="page-filters" style={{ marginBottom: 12 }}>
          {filters}
        </Flex>
      )}
      {children}
    </>
  );
}
