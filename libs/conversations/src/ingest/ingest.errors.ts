export type IngestErrorCode =
  // the file as a whole: thrown
  | 'FILE_EMPTY'
  | 'FILE_TOO_LARGE'
  | 'FILE_UNSAFE'
  | 'FILE_TOO_DEMANDING'
  | 'FILE_ENCRYPTED'
  | 'FILE_DAMAGED'
  | 'FILE_FORMAT_UNSUPPORTED'
  | 'FILE_WEB_ARCHIVE'
  | 'FILE_IS_ARCHIVE'
  | 'ENCODING_UNKNOWN'
  | 'ENCODING_MIXED'
  | 'SHEET_MISSING'
  | 'HEADER_UNKNOWN'
  | 'COLUMNS_MISSING'
  | 'HEADERS_DUPLICATE'
  | 'UNIT_UNKNOWN'
  | 'DATE_MISSING'
  // the file from a row on: thrown by a table, the last item of a reader
  | 'FILE_TRUNCATED'
  | 'ROW_TOO_LONG'
  // the import, for a reason that lies with us: thrown
  | 'READING_FAILED'
  | 'WRITING_FAILED'
  | 'COUNTING_FAILED'
  | 'UNDOING_FAILED'
  | 'UNDOING_STOPPED'
  | 'GIVEN_UP'
  // one row: reported, the others go on
  | 'ROW_NOT_STORED'
  | 'KEY_CONFLICT'
  | 'ROW_SHAPE'
  | 'JSON_INVALID'
  | 'VALUE_MISSING'
  | 'VALUE_MERGED'
  | 'TEXT_INVALID'
  | 'VALUE_TOO_LONG'
  | 'NUMBER_INVALID'
  | 'NUMBER_OUT_OF_RANGE'
  | 'DURATION_INVALID'
  | 'DURATION_UNCLEAR'
  | 'RATE_INVALID'
  | 'RATE_UNCLEAR'
  | 'MONEY_INVALID'
  | 'ID_PRECISION_LOST'
  | 'ID_ZEROS_LOST'
  | 'DATE_INVALID'
  | 'DATE_IMPLAUSIBLE'
  | 'DATE_RANGE'
  | 'DIRECTION_UNKNOWN'
  // read all the same, and said
  | 'SECONDS_MISSING'
  | 'TOTALS_DIFFER'
  | 'WORD_UNKNOWN'
  | 'SUMMARY_SKIPPED'
  // asked before anything is written
  | 'PLATFORM_OTHER'
  | 'KIND_OTHER'
  | 'SHOP_OTHER'
  | 'ZONE_SHIFTED'
  | 'ZEROS_LOST';

export type IngestLocale = 'zh-CN' | 'en-US';

export interface IngestErrorDetails {
  /** 1-based, as the user's own program numbers it. */
  readonly row?: number;
  /** Bytes from the beginning of the file. */
  readonly offset?: number;
  readonly columns?: readonly string[];
  readonly found?: readonly string[];
  readonly limit?: string;
  /** How many it concerns. */
  readonly rows?: number;
  /** A business date. */
  readonly on?: string;
  /** What an engineer finds the log by. */
  readonly requestId?: string;
}

/** What happened, and what to do next. `{row}` and the like are filled from the details. */
export const INGEST_MESSAGES: Readonly<Record<IngestErrorCode, Readonly<Record<IngestLocale, string>>>> = {
  FILE_EMPTY: {
    'zh-CN': '文件是空的。请确认导出已完成后重新导出。',
    'en-US': 'The file is empty. Check that the export had finished and export it again.',
  },
  FILE_TOO_LARGE: {
    'zh-CN': '文件过大（上限 {limit}）。请按天或按店铺分开导出，或另存为 .xlsx / .csv 后再导入。',
    'en-US': 'The file is too large (limit {limit}). Export by day or by store, or save it as .xlsx or .csv.',
  },
  FILE_UNSAFE: {
    'zh-CN': '文件内容异常（{limit}），已拒绝读取。请在 Excel 或 WPS 中打开并另存为新的 .xlsx。',
    'en-US':
      'The content of the file is abnormal ({limit}) and was refused. Open it in Excel or WPS and save a new .xlsx.',
  },
  FILE_TOO_DEMANDING: {
    'zh-CN': '读取这份文件超出了内存或时间上限（{limit}），已停止。请按天分开导出，或另存为 .csv 后再导入。',
    'en-US':
      'Reading this file took more memory or time than is allowed ({limit}) and was stopped. Export it day by day, or save it as .csv.',
  },
  FILE_ENCRYPTED: {
    'zh-CN': '文件设有打开密码。请去掉密码后另存再导入。',
    'en-US': 'The file has a password. Remove it, save the file and import it again.',
  },
  FILE_DAMAGED: {
    'zh-CN': '文件已损坏，无法读取。请重新下载或重新导出。',
    'en-US': 'The file is damaged and cannot be read. Download or export it again.',
  },
  FILE_FORMAT_UNSUPPORTED: {
    'zh-CN': '不支持的文件类型。请使用 .csv、.tsv、.xlsx、.xls、.json 或 .jsonl。',
    'en-US': 'This kind of file is not supported. Use .csv, .tsv, .xlsx, .xls, .json or .jsonl.',
  },
  FILE_WEB_ARCHIVE: {
    'zh-CN': '这是网页存档（MHTML），不是表格。请用 Excel 或 WPS 打开它，另存为 .xlsx 后再导入。',
    'en-US':
      'This is a web page archive (MHTML), not a table. Open it in Excel or WPS, save it as .xlsx and import that.',
  },
  FILE_IS_ARCHIVE: {
    'zh-CN': '这是压缩包。请先解压，再导入里面的文件（可以一次选多个）。',
    'en-US':
      'This is an archive of files. Unpack it and import the files inside, several at once if you like.',
  },
  ENCODING_UNKNOWN: {
    'zh-CN':
      '第 {row} 行（第 {offset} 字节）的文字编码无法识别。请用 Excel 或 WPS 另存为“CSV UTF-8”后再导入。',
    'en-US':
      'The text encoding of line {row} (byte {offset}) is unknown. Save the file as "CSV UTF-8" and import it again.',
  },
  ENCODING_MIXED: {
    'zh-CN':
      '文件混用了两种编码，从第 {row} 行（第 {offset} 字节）起不一致，多半是由两个文件拼接而成。请分开导入，或统一另存为“CSV UTF-8”。',
    'en-US':
      'The file mixes two encodings, from line {row} (byte {offset}) on; it was probably joined from two files. Import them separately, or save all as "CSV UTF-8".',
  },
  SHEET_MISSING: {
    'zh-CN': '找不到工作表“{columns}”。文件里有：{found}。请选择正确的工作表。',
    'en-US': 'There is no sheet "{columns}". The file has: {found}. Choose the right sheet.',
  },
  HEADER_UNKNOWN: {
    'zh-CN': '不认识这份文件的列：{found}。请指明它是什么文件、各列是什么；以后列相同的文件会自动识别。',
    'en-US':
      'The columns of this file are not known: {found}. Say what kind of file it is and which column is what; files with the same columns are then known.',
  },
  COLUMNS_MISSING: {
    'zh-CN': '缺少列：{columns}。文件里的列是：{found}。请在列对应中手动指定，或检查是否导出了正确的报表。',
    'en-US':
      'Columns are missing: {columns}. The file has: {found}. Assign them by hand, or check that this is the right report.',
  },
  HEADERS_DUPLICATE: {
    'zh-CN': '有重名的列：{columns}。请改名或删除其中一列后再导入。',
    'en-US': 'Columns have the same name: {columns}. Rename or remove one and import again.',
  },
  UNIT_UNKNOWN: {
    'zh-CN':
      '看不懂列“{columns}”的单位，不知道单位就不知道数值，所以没有读取。请在列对应中把这一列改为“不导入”，或把表头改成认识的单位（元、万元、分；秒、分钟、小时；%、‰）后再导入。',
    'en-US':
      'The unit of column "{columns}" is not known, and without it its values are not either, so nothing was read. Leave the column out in the mapping, or write a known unit in its header (元, 万元, 分; 秒, 分钟, 小时; %, ‰) and import again.',
  },
  DATE_MISSING: {
    'zh-CN': '表内和文件名都没有业务日期。请选择这份数据是哪一天的。',
    'en-US': 'Neither the sheet nor the file name says the business date. Choose the day of these data.',
  },
  FILE_TRUNCATED: {
    'zh-CN':
      '文件在第 {row} 行中断（可能没有下载完整，或引号没有闭合）。之前的行可以使用；请重新导出后再导入一次，不会重复。',
    'en-US':
      'The file breaks off at row {row} (an incomplete download, or a quote that was not closed). The rows before it are usable; export it again and import it once more, nothing is counted twice.',
  },
  ROW_TOO_LONG: {
    'zh-CN': '第 {row} 行超过 {limit}，可能是引号没有闭合。请检查该行后重新导入。',
    'en-US':
      'Row {row} is longer than {limit}; a quote is probably not closed. Check the row and import again.',
  },
  READING_FAILED: {
    'zh-CN':
      '第 {row} 行之后读取出错，之前的行已保存。请重新导出后再导入，不会重复；若仍失败，请提供编号 {requestId}。',
    'en-US':
      'Reading failed after row {row}; the rows before it are kept. Export the file again and import it once more, nothing is counted twice; if it still fails, quote {requestId}.',
  },
  WRITING_FAILED: {
    'zh-CN':
      '从第 {row} 行起的数据无法保存，之前的行已保存。请检查该行前后的内容；若看不出问题，请提供编号 {requestId}。',
    'en-US':
      'Rows from {row} on could not be stored; those before are kept. Check the rows around it; if nothing is wrong with them, quote {requestId}.',
  },
  COUNTING_FAILED: {
    'zh-CN':
      '所有行已保存，但 {on} 的统计没有完成，该日数字暂不更新。请再次导入任意一份当日文件以重新统计；若仍失败，请提供编号 {requestId}。',
    'en-US':
      'All rows are kept, but {on} could not be counted, so its numbers are not up to date. Import any file of that day again to count it anew; if it still fails, quote {requestId}.',
  },
  UNDOING_FAILED: {
    'zh-CN': '撤销没有完成，可能只撤回了一部分。请再次撤销；若仍失败，请提供编号 {requestId}。',
    'en-US':
      'The undoing did not finish and may have taken back a part only. Undo it again; if it still fails, quote {requestId}.',
  },
  UNDOING_STOPPED: {
    'zh-CN': '撤销被取消，可能只撤回了一部分。请再次撤销。',
    'en-US': 'The undoing was cancelled and may have taken back a part only. Undo it again.',
  },
  GIVEN_UP: {
    'zh-CN': '多次尝试后仍未完成，已停止。已保存的行保留。请稍后再导入同一文件，不会重复。',
    'en-US':
      'It did not finish in several tries and was stopped. Rows already stored are kept. Import the same file again later, nothing is counted twice.',
  },
  ROW_NOT_STORED: {
    'zh-CN': '该行的内容无法保存，其余行不受影响。请检查该行是否有异常字符或过长的内容后重新导入。',
    'en-US':
      'What this row holds could not be stored; the others are not affected. Look for odd characters or very long values and import it again.',
  },
  KEY_CONFLICT: {
    'zh-CN':
      '同一编号（或同一客服、同一消息）在文件里出现多次且内容不同，只采用了先出现的一行。请确认哪一行正确，改正后重新导入。',
    'en-US':
      'The same number (or agent, or message) stands in the file more than once with different values; the first was taken. Find out which is right, correct the file and import it again.',
  },
  ROW_SHAPE: {
    'zh-CN': '该行的列数比表头多，内容可能错位。请检查是否有未加引号的逗号。',
    'en-US':
      'The row has more cells than the header, so values may have shifted. Look for an unquoted comma.',
  },
  JSON_INVALID: {
    'zh-CN': '该行不是有效的 JSON。请修正或删除该行。',
    'en-US': 'The line is not valid JSON. Correct or remove it.',
  },
  VALUE_MISSING: {
    'zh-CN': '必填的值为空。请补上后重新导入该行。',
    'en-US': 'A required value is empty. Fill it in and import the row again.',
  },
  VALUE_MERGED: {
    'zh-CN': '这个数字所在的单元格跨多行合并，无法判断属于哪一行。请取消合并并填入每行自己的数字后再导入。',
    'en-US':
      'The cell of this figure is merged over several rows, so it cannot be told whose it is. Unmerge it, give each row its own figure and import again.',
  },
  TEXT_INVALID: {
    'zh-CN': '文字中含有无法保存的字符。请删除该字符后重新导入该行。',
    'en-US': 'The text holds a character that cannot be stored. Remove it and import the row again.',
  },
  VALUE_TOO_LONG: {
    'zh-CN': '该值过长（上限 200 个字），不像是编号或账号。请检查列对应。',
    'en-US': 'The value is too long (200 characters at most) for an id or account. Check the mapping.',
  },
  NUMBER_INVALID: {
    'zh-CN': '不是有效的整数。请检查该单元格。',
    'en-US': 'This is no whole number. Check the cell.',
  },
  NUMBER_OUT_OF_RANGE: {
    'zh-CN': '数值超出合理范围。请检查该单元格和列对应的单位。',
    'en-US': 'The number is out of range. Check the cell and the unit of its column.',
  },
  DURATION_INVALID: {
    'zh-CN': '不是有效的时长（例：18、18秒、2分30秒、00:02:30）。请检查该单元格。',
    'en-US': 'This is no duration (for example 18, 18秒, 2分30秒, 00:02:30). Check the cell.',
  },
  DURATION_UNCLEAR: {
    'zh-CN':
      '这一列里有的像秒数，有的像表格软件的时间小数（0.00029 天 = 25 秒），无法判断。请把整列统一成秒或 时:分:秒 后再导入。',
    'en-US':
      'Some values of this column look like seconds, others like a spreadsheet’s fractions of a day (0.00029 of a day is 25 s). Make the whole column seconds or h:mm:ss and import again.',
  },
  RATE_UNCLEAR: {
    'zh-CN':
      '这一列里 0.95 和 95 两种写法混在一起，无法判断是小数还是百分数。请把整列统一加上 % 或统一成小数后再导入。',
    'en-US':
      'This column holds both 0.95 and 95, so fractions and percentages cannot be told apart. Write all with %, or all as fractions, and import again.',
  },
  RATE_INVALID: {
    'zh-CN': '不是有效的比率（例：98.5%、0.985）。若该列是不带 % 的百分数，请给整列或表头加上 %。',
    'en-US':
      'This is no rate (for example 98.5% or 0.985). If the column holds percentages without %, write % in its cells or its header.',
  },
  MONEY_INVALID: {
    'zh-CN': '不是有效的金额（例：1,234.50，最多两位小数）。请检查该单元格。',
    'en-US': 'This is no amount of money (for example 1,234.50, two decimals at most). Check the cell.',
  },
  ID_PRECISION_LOST: {
    'zh-CN': '编号被表格软件改成了科学计数或末尾补零，尾数已丢失。请重新导出，不要先用 Excel 打开保存。',
    'en-US':
      'A spreadsheet turned this id into scientific notation or noughts and lost its last digits. Export it again without saving it in Excel first.',
  },
  ID_ZEROS_LOST: {
    'zh-CN':
      '同列其他编号以 0 开头且更长，这一个的前导 0 被表格软件去掉了。请把该列设为文本后重新导出，不要先用 Excel 打开保存。',
    'en-US':
      'Other ids of the column begin with noughts and are longer: a spreadsheet dropped those of this one. Export it again with the column as text, without saving it in Excel first.',
  },
  DATE_INVALID: {
    'zh-CN': '不是有效的日期或时间（例：2026-11-21 09:03:05）。请检查该单元格。',
    'en-US': 'This is no date or time (for example 2026-11-21 09:03:05). Check the cell.',
  },
  DATE_IMPLAUSIBLE: {
    'zh-CN': '日期早于 2010 年或晚于后天，多半是格式转换出错。请检查该列的格式后重新导出。',
    'en-US':
      'The date lies before 2010 or more than two days ahead, usually a conversion error. Check the column’s format and export again.',
  },
  DATE_RANGE: {
    'zh-CN': '这份数据跨了多天，无法记到某一天。请按天导出。',
    'en-US': 'These data span several days and cannot be booked on one. Export them day by day.',
  },
  DIRECTION_UNKNOWN: {
    'zh-CN': '无法判断这条消息是谁发的。请在列对应中说明发送方的写法。',
    'en-US': 'It is unclear who sent this message. Say in the mapping how the sender is written.',
  },
  SECONDS_MISSING: {
    'zh-CN':
      '列“{columns}”的时间没有秒（多半是用表格软件保存过），同一分钟内按文件中的先后顺序计算，等待时长只精确到分钟。要得到准确的响应时长，请导入平台直接导出的文件。',
    'en-US':
      'The times in column "{columns}" have no seconds (a spreadsheet probably saved them). Within a minute the order of the rows counts, and waits are known to the minute only. For exact response times import the file as the platform exports it.',
  },
  TOTALS_DIFFER: {
    'zh-CN': '列“{columns}”的合计与各行之和不一致。请核对是否缺行、多行，或该合计另有口径（如去重人数）。',
    'en-US':
      'The total of column "{columns}" is not the sum of the rows. Check for rows that are missing or double, or whether the total is counted another way (people counted once).',
  },
  WORD_UNKNOWN: {
    'zh-CN': '系统不认识“{found}”这个写法（{rows} 行）。请核对这些行；告诉我们含义后重新导入即可改正。',
    'en-US':
      'The word "{found}" is not known here ({rows} rows). Check those rows; tell us what it means and import the file again.',
  },
  SUMMARY_SKIPPED: {
    'zh-CN':
      '{rows} 行是汇总或平均，没有作为客服导入。请核对导入的客服数是否与文件一致；有客服被漏掉时，先匹配该账号再导入。',
    'en-US':
      '{rows} rows are totals or averages and were not imported as people. Check that the number of agents is the file’s; if one is missing, match that account first and import again.',
  },
  PLATFORM_OTHER: {
    'zh-CN': '这份文件像是“{found}”，与本店的平台不同。请确认选对了店铺和文件；确实是本店的再导入。',
    'en-US':
      'This file looks like "{found}", of another platform than the shop’s. Check shop and file, and import it only if it is this shop’s.',
  },
  KIND_OTHER: {
    'zh-CN': '这份文件像是“{found}”，与所选类型不同。请改选类型，或在列对应中手动指定。',
    'en-US':
      'This file looks like "{found}", not like the chosen kind. Choose that kind, or assign the columns by hand.',
  },
  ZONE_SHIFTED: {
    'zh-CN':
      '文件里的咨询大多落在深夜，移动 {found} 小时才落在本店的服务时间里，像是按别的时区导出的。请按北京时间重新导出；时间确实如此的再导入。',
    'en-US':
      'Most inquiries in this file lie in the dead of night, and moved by {found} hours they lie in the shop’s service time: they look exported in another time zone. Export the file in Beijing time, and import this one only if the times are right.',
  },
  ZEROS_LOST: {
    'zh-CN':
      '本店已有以 0 开头的同一编号（{found}），文件里的前导 0 多半被表格软件去掉了。请把该列设为文本后重新导出；确实是另一笔的再导入。',
    'en-US':
      'The shop has the same number with leading noughts ({found}): a spreadsheet probably dropped those of this file. Export it again with the column as text, and import this one only if it is another order.',
  },
  SHOP_OTHER: {
    'zh-CN': '文件里的客服账号都不是本店的（{found}）。请确认没有选错店铺；确实是本店的再导入。',
    'en-US':
      'None of the accounts in this file is known in this shop ({found}). Check that it is the right shop, and import it only if it is.',
  },
};

/** A file that cannot be read (any further). Refusals of single rows are items of the readers, not exceptions. */
export class IngestError extends Error {
  override readonly name = 'IngestError';

  constructor(
    readonly code: IngestErrorCode,
    readonly details: IngestErrorDetails = {},
    options?: ErrorOptions,
  ) {
    super(ingestMessage(code, 'en-US', details), options);
  }
}

export function ingestMessage(
  code: IngestErrorCode,
  locale: IngestLocale,
  details: IngestErrorDetails = {},
): string {
  const list = (values: readonly string[]): string => values.join(locale === 'zh-CN' ? '、' : ', ');
  return INGEST_MESSAGES[code][locale].replace(/\{(\w+)\}/g, (_, name: keyof IngestErrorDetails) => {
    const value = details[name];
    if (value === undefined) return '?';
    return typeof value === 'object' ? list(value) || '—' : String(value);
  });
}
