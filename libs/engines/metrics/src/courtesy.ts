/**
 * Thanks, consent, farewell and emoji: what a buyer sends when the matter is settled. One sentence that says anything
 * more ("好的，那什么时候发货") is a question.
 */

const sentence = new RegExp(
  [
    '(?:好|行|可以|成|中|对|没错|没事|没关系|没问题)(?:的|哒|滴|吧|呀|啊|哦|噢|呢|嘞|咧|了|啦)*(?:亲|亲爱的)?',
    '(?:嗯|恩|哦|噢|喔|昂|额)+(?:呢|呐|哒|啊|好|好的|谢谢)*',
    '(?:非常|十分|太|多|万分)?(?:谢|感谢|多谢|感激)+(?:谢|了|啦|啊|哈|哦|噢|你|您|亲|亲亲|客服|老板|美女|帅哥|姐姐|小姐姐|小哥哥)*(?:不尽)?',
    '(?:辛苦|麻烦|劳烦)(?:你|您|亲)?(?:了|啦)',
    '(?:我)?(?:知道|明白|了解|清楚|收到|懂|晓得)(?:了|啦|咯|的)*',
    '(?:那)?(?:就)?(?:这样|先这样)(?:吧|了|啦)?',
    '(?:再见|拜拜|拜|回见|晚安|回头见|88|886)(?:了|啦)?',
    '(?:哈|呵|嘿|嘻)+',
    '(?:不客气|不用谢|不用了|不用啦|不谢|没有了|没了|没有别的了)(?:亲)?',
    '(?:祝|愿)(?:你|您|亲)?(?:们)?.{0,4}(?:生意兴隆|发财|愉快|开心|顺利|快乐|大卖)',
    'ok(?:ay|k)*(?:的|啦|了)?',
    '(?:thanks?|thank you|thx|ty|got it|great|fine|bye|goodbye|alright|sure|perfect)(?: (?:you|so much|a lot|very much))?',
    '(?:亲|亲亲|亲爱的)',
  ].join('|'),
  'iy',
);

/** `[微笑]`, `/:^_^`, `😊`: a face alone. */
const faces =
  /\[[^\]\s]{1,8}\]|\/:[^\s\u4e00-\u9fff]{1,8}|[\p{Extended_Pictographic}\p{Emoji_Modifier}\u200d\ufe0f]/gu;
/** A picture, a product or an order is none of them. */
const things = /\[(?:图片|视频|语音|文件|商品|订单|链接|卡片|红包|优惠券|位置|地址)[^\]]*\]/;

/** Whether a buyer's text asks nothing, if it follows an answer. Shape: plain text as written, masked or not. */
export function isCourtesy(text: string): boolean {
  if (text.length > MAX_COURTESY_LENGTH || things.test(text)) return false;
  const plain = text.normalize('NFKC');
  const words = plain
    .replace(faces, ' ')
    .replace(/[\s,.!~;:。、…·^_—-]+/gu, ' ')
    .trim();
  if (!words) return plain.trim() !== '' && plain !== plain.replace(faces, '');
  // One courtesy after the other, longest first by the order above; anything between them says more.
  for (let at = 0; at < words.length; at = sentence.lastIndex) {
    if (words[at] === ' ') at += 1;
    sentence.lastIndex = at;
    if (!sentence.test(words)) return false;
  }
  return true;
}

/** Longer texts are never mere thanks: whoever rolls up need not load them. */
export const MAX_COURTESY_LENGTH = 24;
