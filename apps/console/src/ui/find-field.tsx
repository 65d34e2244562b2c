import { SearchOutlined } from '@ant-design/icons';
import { Input } from 'antd';

interface Props {
  readonly value: string;
  readonly placeholder: string;
  readonly onChange: (text: string) => void;
}

/** Narrows what is on the screen already, with each letter. */
export function FindField({ value, placeholder, onChange }: Props) {
  return (
    <Input
      data-search
      allowClear
      prefix={<SearchOutlined />}
      aria-label={placeholder}
      placeholder={placeholder}
      style={{ width: 240, maxWidth: '100%' }}
      value={value}
      onChange={({ target }) => onChange(target.value)}
    />
  );
}
