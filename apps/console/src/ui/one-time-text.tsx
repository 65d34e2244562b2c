import { Alert, Typography } from 'antd';

/** A link or a key that is shown this once, with a button to copy it. */
export function OneTimeText({ title, hint, text }: { title: string; hint: string; text: string }) {
  // A link is given as a path; the person needs the whole address.
  const whole = text.startsWith('/') ? location.origin + text : text;
  return (
    <Alert
      type="success"
      style={{ marginBottom: 12 }}
      title={title}
      description={
        <>
          <Typography.Paragraph copyable code style={{ overflowWrap: 'anywhere', marginBottom: 4 }}>
            {whole}
          </Typography.Paragraph>
          <Typography.Text type="secondary">{hint}</Typography.Text>
        </>
      }
    />
  );
}
