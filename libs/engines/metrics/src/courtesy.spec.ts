import { expect, it } from '@jest/globals';
import { isCourtesy } from './courtesy.js';

it.each(
  `谢谢|好的|好的谢谢|好的，谢谢亲|嗯嗯|嗯，好的|哦哦|ok|OK啦|OKOK|[微笑]|😊|谢谢[玫瑰][玫瑰]|/:^_^ 谢谢|👌|知道了|明白了，谢谢|收到|辛苦了
  |麻烦你了|行|可以的|好吧|那就这样吧|再见|拜拜|不用了，谢谢|没事|没有了|Thanks|thank you!|好的～|谢谢！！|感谢感谢|非常感谢|哈哈哈|好滴|恩恩
  |嗯呢|谢谢老板|好的 谢谢 再见|对的|祝您生意兴隆`
    .split('|')
    .map((text) => text.trim()),
)('%s asks nothing', (text) => expect(isCourtesy(text)).toBe(true));

it.each(
  `在吗|好的，那什么时候发货|谢谢，能便宜点吗|？|?|好的吗|可以吗|行不行|[图片]|[商品]|收到货了，有点小|谢谢 退款呢|不要了|退了吧|这款有货吗|怎么还没到
  |你好|您好，在不在|没有收到|没有货吗|对不对|好看吗|好像不对|13800138000|#|好的 地址是人民路|ok什么意思|1|2件|谢谢你们的客服态度真差劲`
    .split('|')
    .map((text) => text.trim()),
)('%s asks something', (text) => expect(isCourtesy(text)).toBe(false));

it('nothing is no courtesy', () => expect(isCourtesy('  ')).toBe(false));
