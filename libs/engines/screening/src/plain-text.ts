/** How far apart two characters stand. `pause` is a comma, `stop` ends a sentence. */
type Gap = 'none' | 'light' | 'pause' | 'stop';

/** A text as rules read it: letters and digits only, in one spelling, with what stood between them kept beside. */
export interface PlainText {
  readonly text: string;
  /** What stands before each character; of the first, `stop`. */
  readonly gaps: readonly Gap[];
  /** Where each character stands in the text that was given. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** In quotation marks. */
  readonly quoted: readonly boolean[];
}

const traditional =
  '們麼個這說問買賣貨滾廢腦殘題應該墳辦沒無會讓妳虧給還發歸關厲聽嗎媽煩評價線轉帳賬號電話隨愛補錢運費損優請過時間點嘗試詳頁圖網單據銀開閉塊對錯賠償壞爛騙誰誤總經歷實現斷檢驗證處決繫係聯絡誠規則業務員專區東車馬長門風飛魚鳥黃齊龍龜體學習樣級紅綠藍顏氣溫麗兒從來條約後裡邊頭髮歲幾萬億雙麵陽陰島縣鄉鎮鎖鑰視頻錄聲響廣廠倉庫儲遞達簽勞動貸屬擊讚揚謝罵訴豬滅絕醜窮賤幫丟臉滿為種變認識懶講壓擾傳張記鏈嚴團癡髒賺贈闆筆';
const simplified =
  '们么个这说问买卖货滚废脑残题应该坟办没无会让你亏给还发归关厉听吗妈烦评价线转账账号电话随爱补钱运费损优请过时间点尝试详页图网单据银开闭块对错赔偿坏烂骗谁误总经历实现断检验证处决系系联络诚规则业务员专区东车马长门风飞鱼鸟黄齐龙龟体学习样级红绿蓝颜气温丽儿从来条约后里边头发岁几万亿双面阳阴岛县乡镇锁钥视频录声响广厂仓库储递达签劳动贷属击赞扬谢骂诉猪灭绝丑穷贱帮丢脸满为种变认识懒讲压扰传张记链严团痴脏赚赠板笔';
const oneSpelling = new Map([...traditional].map((each, index) => [each, [...simplified][index] as string]));

/** Small pictures written as words; what they say is not said. */
const emoticon = /\[(?:呵呵|哈哈|嘻嘻|微笑|无语|晕|汗|衰|傻眼|白眼)\]/g;

const kept = /[\p{L}\p{N}]/u;
const invisible = /[\p{Cf}\p{Mn}\u115f\u1160\u3164]/u;
const pause = /[,，、:：;；("'“”‘’「」『』《》()（）[\]【】]/u;
const stop = /[。！？!?\n\r]/u;
const opens = '“「『‘';
const closes = '”」』’';
const either = '"\'＂';

/** Wider of two. */
const order: readonly Gap[] = ['none', 'light', 'pause', 'stop'];
const wider = (a: Gap, b: Gap): Gap => (order.indexOf(a) > order.indexOf(b) ? a : b);

/**
 * Full width, circled and styled characters become plain ones, traditional ones simplified, capitals small; spaces,
 * emoji, invisible characters and punctuation go, and are remembered as the gap before what follows.
 */
export function plainText(given: string): PlainText {
  const text: string[] = [];
  const gaps: Gap[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  const quoted: boolean[] = [];
  let gap: Gap = 'stop';
  let depth = 0;
  let position = 0;
  for (const point of given.replace(emoticon, ({ length }) => ' '.repeat(length))) {
    const start = position;
    position += point.length;
    if (invisible.test(point)) continue;
    if (opens.includes(point)) depth += 1;
    if (closes.includes(point)) depth = Math.max(0, depth - 1);
    if (either.includes(point)) depth = depth > 0 ? depth - 1 : depth + 1;
    const plain = stop.test(point) || pause.test(point) ? point : point.normalize('NFKC').toLowerCase();
    for (const each of plain) {
      if (kept.test(each)) {
        const spelling = oneSpelling.get(each) ?? each;
        text.push(spelling);
        // A character outside the basic plane has two places, as everywhere in this language.
        for (let place = 0; place < spelling.length; place += 1) {
          gaps.push(gap);
          starts.push(start);
          ends.push(position);
          quoted.push(depth > 0);
          gap = 'none';
        }
      } else gap = wider(gap, stop.test(each) ? 'stop' : pause.test(each) ? 'pause' : 'light');
    }
  }
  return { text: text.join(''), gaps, starts, ends, quoted };
}

/** First and last character of what lies around a place and is not broken by a gap of these kinds. */
export function around(
  { text, gaps }: PlainText,
  [from, to]: readonly [number, number],
  broken: readonly Gap[],
): readonly [number, number] {
  let first = from;
  while (first > 0 && !broken.includes(gaps[first] as Gap)) first -= 1;
  let last = to;
  while (last < text.length && !broken.includes(gaps[last] as Gap)) last += 1;
  return [first, last];
}
