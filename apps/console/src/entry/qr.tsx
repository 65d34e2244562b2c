import { QRCode } from 'antd';
import { signStyles } from '../shell/style-nonce';

signStyles();

/** On white in either theme, as cameras read it. */
export default function Qr({ value }: { value: string }) {
  return <QRCode value={value} size={168} color="#000" bgColor="#fff" />;
}
